// Keyboard and live updates. Everything works without this file, only less quickly.
(() => {
  'use strict';
  const find = (selector) => document.querySelector(selector);
  const help = document.getElementById('keys');
  const opener = document.getElementById('keys-open');
  const did = document.getElementById('did');
  const cards = () => [...document.querySelectorAll('.card[data-id]')];
  const current = () => document.activeElement.closest('.card');
  const chosen = () => cards().filter((card) => card.querySelector('.pick input').checked);
  const shape = find('#one') ? 'whole' : 'card';
  const parsed = (html) => new DOMParser().parseFromString(html, 'text/html');

  // Moving and opening.
  const step = (by) => {
    const all = [...document.querySelectorAll('.card')];
    const at = all.indexOf(current());
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'nearest' });
    }
  };
  const press = (selector) => () => current()?.querySelector(selector)?.click();
  const write = (name) => () => {
    const field = current()?.querySelector(`.more [name=${name}]:is(input, textarea)`)
      ?? find(`#reply [name=${name}], #one .more [name=${name}]:is(input, textarea)`);
    if (field) {
      const folded = field.closest('details');
      if (folded) folded.open = true;
      field.focus();
      field.select();
    }
  };
  const toBox = () => { find('#q')?.focus(); find('#q')?.select(); };
  const toAll = (selector) => find('#chosen')?.querySelector(selector);
  // All of the page, or none when all are chosen already; with Shift, all between two ticks.
  const picks = () => [...document.querySelectorAll('.card[data-id] .pick input')];
  const chooseAll = () => {
    const all = picks().every((pick) => pick.checked);
    picks().forEach((pick) => { pick.checked = !all; });
  };
  let ticked = null;
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-all]')) chooseAll();
    const all = picks();
    const here = all.indexOf(event.target);
    if (here < 0) return;
    const there = all.indexOf(ticked);
    if (event.shiftKey && there >= 0) {
      all.slice(Math.min(here, there), Math.max(here, there) + 1).forEach((pick) => { pick.checked = event.target.checked; });
    }
    ticked = event.target;
  });
  const keys = {
    '/': toBox, j: () => step(1), k: () => step(-1),
    o: press('a.original'), p: press('a.all'), w: press('.why > summary'), x: press('.pick input'),
    e: () => (chosen().length ? toAll('[value=done]').click() : press('[data-key=e]')()),
    a: () => (chosen().length ? toAll('[name=assignee]').focus() : write('assignee')()),
    X: () => chooseAll(),
    m: press('[data-key=m]'), r: write('reply'), n: write('note'),
    u: () => did?.querySelector('button')?.click(),
    '?': () => help.showModal(),
  };

  const whileWriting = (event) => {
    if (event.target.id === 'q' && completes(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') (current() ?? event.target).focus();
    if (event.key === 'Escape' && event.target === document.activeElement) event.target.blur();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.target.form?.requestSubmit();
  };
  document.addEventListener('keydown', (event) => {
    if (help.open) return;
    if (event.target.matches('input:not([type=checkbox]), textarea, select')) {
      whileWriting(event);
      return;
    }
    const act = keys[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      act();
    }
  });
  opener.hidden = false;
  opener.addEventListener('click', () => help.showModal());
  document.addEventListener('click', (event) => {
    const me = find('.me');
    if (!me.contains(event.target)) me.open = false;
  });

  // Completing: proposes fields, values and brands for the word at hand in the search box.
  const proposals = () => document.getElementById('q-options');
  const proposed = () => [...(proposals()?.children ?? [])];
  let word = { from: 0, to: 0 };
  let asked = 0;
  const propose = (options) => {
    const box = find('#q');
    proposals().replaceChildren(...options.map((option, i) => {
      const item = document.createElement('li');
      item.id = 'q-option-' + i;
      item.role = 'option';
      item.dataset.text = option.text;
      item.append(Object.assign(document.createElement('code'), { textContent: option.text.trim(), dir: 'ltr' }));
      item.append(Object.assign(document.createElement('span'), { textContent: option.says, className: 'quiet', dir: 'auto' }));
      return item;
    }));
    proposals().hidden = !options.length;
    const count = document.getElementById('q-count');
    count.textContent = options.length ? count.dataset.words.replace('#', new Intl.NumberFormat(document.documentElement.lang).format(options.length)) : '';
    box.role = 'combobox';
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-controls', 'q-options');
    box.setAttribute('aria-expanded', String(options.length > 0));
    box.removeAttribute('aria-activedescendant');
  };
  const ask = async (box) => {
    const mine = ++asked;
    const answer = await fetch('/complete?' + new URLSearchParams({ q: box.value, at: box.selectionStart }));
    if (mine !== asked || !answer.ok || document.activeElement !== box) return;
    const { options, ...at } = await answer.json();
    if (mine !== asked) return;
    word = at;
    proposals().dataset.box = box.value;
    propose(options);
  };
  const complete = (item) => {
    const box = find('#q');
    box.setRangeText(item.dataset.text, word.from, word.to, 'end');
    propose([]);
    ask(box).catch(console.warn);
  };
  const point = (by) => {
    const all = proposed();
    const at = all.findIndex((item) => item.ariaSelected === 'true');
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
    all.forEach((item) => { item.ariaSelected = String(item === next); });
    find('#q').setAttribute('aria-activedescendant', next.id);
  };
  const completes = (event) => {
    if (!proposed().length || proposals().dataset.box !== find('#q').value) return false; // they are for what was written before
    const pointed = proposed().find((item) => item.ariaSelected === 'true');
    const act = {
      ArrowDown: () => point(1), ArrowUp: () => point(-1), Escape: () => { asked++; propose([]); },
      Enter: pointed && (() => complete(pointed)), Tab: pointed && (() => complete(pointed)),
    }[event.key];
    act?.();
    return Boolean(act);
  };
  document.addEventListener('input', (event) => {
    if (event.target.id === 'q') ask(event.target).catch(console.warn);
  });
  document.addEventListener('focusout', (event) => { if (event.target.id === 'q' && proposals()) { asked++; propose([]); } });
  document.addEventListener('mousedown', (event) => {
    const item = event.target.closest('#q-options > li');
    if (item) {
      event.preventDefault(); // the box keeps the focus
      complete(item);
    }
  });

  // Answering: how long it is, and templates that fill the box.
  const lengths = {
    characters: (text) => [...text].length,
    graphemes: (text) => [...new Intl.Segmenter().segment(text)].length,
    bytes: (text) => new TextEncoder().encode(text).length,
  };
  const measure = (area) => {
    const { most, unit } = area.form.dataset;
    if (!most) return;
    const told = area.form.querySelector('.length');
    const number = new Intl.NumberFormat(document.documentElement.lang);
    const length = lengths[unit](area.value);
    told.textContent = area.value ? told.dataset.words.replace('#', number.format(length)).replace('@', number.format(most)) : '';
    told.classList.toggle('trouble', length > most);
    area.setAttribute('aria-invalid', String(length > most));
  };
  document.addEventListener('input', (event) => { if (event.target.matches('.answer textarea')) measure(event.target); });
  const fill = (form) => {
    const area = form.parentElement.querySelector('.answer textarea');
    const text = form.elements.template.selectedOptions[0].dataset.text ?? '';
    const own = area.value.trim() && area.value !== form.dataset.filled;
    area.value = own ? area.value + '\n' + text : text;
    form.dataset.filled = area.value;
    measure(area);
    area.focus();
  };
  document.addEventListener('change', (event) => { if (event.target.matches('.choose select')) fill(event.target.form); });
  document.addEventListener('toggle', async (event) => {
    const answer = event.target.matches?.('.more[open]') && event.target.querySelector('.answer');
    if (!answer || event.target.querySelector('.choose')) return;
    const piece = await fetch(answer.getAttribute('action').replace(/reply$/, 'templates'));
    const choose = piece.ok && parsed(await piece.text()).querySelector('.choose');
    if (choose && !event.target.querySelector('.choose')) answer.before(choose);
  }, true);

  // Working: what is done with cards is sent without leaving the page, and the cards come anew.
  const busy = new Set();
  const put = (fresh) => {
    const old = document.getElementById(fresh.id);
    if (!old) return;
    const focused = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (focused) fresh.focus({ preventScroll: true });
  };
  const sorry = (status) => did.dataset['sorry-' + status]; // in the language of the page
  const send = async (address, body, touched) => {
    touched.forEach((card) => busy.add(card.id));
    try {
      const answer = await fetch(address, {
        method: 'POST', body, headers: { 'X-Piece': shape, Accept: 'application/problem+json' },
      }).catch(() => { throw new Error(sorry(503)); });
      if (!answer.ok) throw new Error(sorry(answer.status) ?? (await answer.json()).detail);
      parsed(await answer.text()).querySelectorAll('.card').forEach(put);
    } finally {
      touched.forEach((card) => busy.delete(card.id));
    }
  };
  const tell = (...said) => did?.replaceChildren(...said);

  // What status or assignee these cards have now, as a way back to it.
  const wayBack = (act, touched) => {
    const was = Map.groupBy(touched, (card) => card.dataset[act]);
    return async () => {
      for (const [value, those] of was) {
        const body = new URLSearchParams([[act, value], ...those.map((card) => ['id', card.dataset.id])]);
        await send('/chosen/' + act, body, those);
      }
    };
  };
  const offer = (back) => {
    const undo = document.createElement('button');
    undo.type = 'button';
    undo.className = 'plain';
    undo.textContent = did.dataset.undo;
    undo.addEventListener('click', () => {
      tell();
      back().catch((failure) => tell(failure.message));
    });
    tell(did.dataset.did + ' ', undo);
  };

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (form.matches('.choose')) {
      event.preventDefault();
      fill(form);
      return;
    }
    const card = form.closest('.card[data-id]');
    if (!card && !form.matches('#chosen')) return; // form.id would be a field of that name
    event.preventDefault();
    const address = event.submitter?.getAttribute('formaction') || form.getAttribute('action');
    const touched = card ? [card] : chosen();
    const act = address.split('/').pop();
    const back = ['status', 'assignee'].includes(act) ? wayBack(act, touched) : null;
    try {
      await send(address, new URLSearchParams(new FormData(form, event.submitter)), touched);
      if (back) offer(back);
    } catch (failure) {
      const told = card?.querySelector('.told') ?? did;
      told.textContent = failure.message;
      told.classList.remove('news');
    }
  });

  // Company: who else has the same mention before them, as long as this page is seen.
  let seat = null;
  const leave = () => {
    seat?.source.close();
    document.querySelectorAll('.company').forEach((told) => told.replaceChildren());
    seat = null;
  };
  const sit = (id) => {
    if (seat?.id === id) return;
    leave();
    if (!id || document.hidden || !document.querySelector('.work form')) return;
    const source = new EventSource('/mentions/' + id + '/company');
    seat = { id, source };
    source.addEventListener('company', (event) => {
      const told = document.querySelector(`#m-${CSS.escape(id)} .company`);
      const { who } = JSON.parse(event.data);
      told?.replaceChildren(...(who.length ? [told.dataset.words.replace('#', new Intl.ListFormat(document.documentElement.lang).format(who))] : []));
    });
  };
  const mine = () => current()?.dataset.id ?? find('#one')?.dataset.mention;
  let soon = 0; // stepping through cards is no stay
  const settle = () => {
    clearTimeout(soon);
    soon = setTimeout(() => sit(mine()), 700);
  };
  document.addEventListener('focusin', settle);
  document.addEventListener('visibilitychange', settle);
  window.addEventListener('pagehide', leave);
  settle();

  // Live: says how many came and never moves what somebody is reading.
  const live = () => document.getElementById('live');
  if (!live()) return;
  const fresh = new Set();
  const events = new EventSource(live().dataset.events);
  const digits = new Intl.NumberFormat(document.documentElement.lang);
  const count = () => {
    const link = document.createElement('a');
    link.href = location.href;
    link.textContent = live().dataset.words.replace('#', digits.format(fresh.size));
    live().replaceChildren(...(fresh.size ? [link] : []));
  };
  let last = null; // the card that was at hand, even when the focus is on the link that renews
  document.addEventListener('focusin', () => { last = current()?.id ?? last; });
  const top = (id) => document.getElementById(id)?.getBoundingClientRect().top;
  const renew = async () => {
    const page = parsed(await (await fetch(location.href)).text());
    const before = top(last);
    find('main').replaceWith(page.querySelector('main'));
    fresh.clear();
    document.getElementById(last)?.focus({ preventScroll: true });
    if (current()) window.scrollBy(0, top(last) - before);
    else window.scrollTo(0, 0);
  };
  document.addEventListener('click', (event) => {
    if (event.target.closest('#live a')) {
      event.preventDefault();
      renew().catch(() => location.reload());
    }
  });

  // Somebody else did something with a card that is shown here.
  const version = (card) => Number(card.querySelector('[name=version]').value);
  const unsent = (card) =>
    [...card.querySelectorAll('.more input:not([type=hidden]), textarea')].some((field) => field.value !== field.defaultValue);
  const changed = async (card) => {
    const answer = await fetch('/mentions/' + card.dataset.id, { headers: { 'X-Piece': shape } });
    if (!answer.ok || busy.has(card.id)) return;
    const newer = parsed(await answer.text()).querySelector('.card');
    if (busy.has(card.id) || !card.isConnected || version(newer) <= version(card)) return;
    const shown = unsent(card) ? card : newer;
    if (shown === newer) put(newer);
    const told = shown.querySelector('.told');
    told.textContent = live().dataset.changed;
    told.classList.add('news'); // takes no room, so nothing moves
  };
  events.addEventListener('mention', (event) => {
    const { id } = JSON.parse(event.data);
    const card = document.getElementById('m-' + id);
    if (card) changed(card).catch(console.warn);
    else fresh.add(id);
    count();
  });
  events.addEventListener('gone', (event) => {
    const { id } = JSON.parse(event.data);
    fresh.delete(id);
    document.getElementById('m-' + id)?.classList.add('gone');
    count();
  });
  window.addEventListener('pagehide', () => events.close());
})();
