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
    const field = current()?.querySelector(`.more [name=${name}]:is(input, textarea)`);
    if (field) {
      field.closest('details').open = true;
      field.focus();
      field.select();
    }
  };
  const toBox = () => { find('#q')?.focus(); find('#q')?.select(); };
  const toAll = (selector) => find('#chosen')?.querySelector(selector);
  const keys = {
    '/': toBox, j: () => step(1), k: () => step(-1),
    o: press('a.original'), w: press('.why > summary'), x: press('.pick input'),
    e: () => (chosen().length ? toAll('[value=done]').click() : press('[data-key=e]')()),
    a: () => (chosen().length ? toAll('[name=assignee]').focus() : write('assignee')()),
    m: press('[data-key=m]'), r: write('reply'), n: write('note'),
    u: () => did?.querySelector('button')?.click(),
    '?': () => help.showModal(),
  };

  const whileWriting = (event) => {
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

  // Working: what is done with cards is sent without leaving the page, and the cards come anew.
  const busy = new Set();
  const put = (fresh) => {
    const old = document.getElementById(fresh.id);
    if (!old) return;
    const focused = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (focused) fresh.focus({ preventScroll: true });
  };
  const send = async (address, body, touched) => {
    touched.forEach((card) => busy.add(card.id));
    try {
      const answer = await fetch(address, {
        method: 'POST', body, headers: { 'X-Piece': 'card', Accept: 'application/problem+json' },
      });
      if (!answer.ok) throw new Error((await answer.json()).detail);
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
      (card?.querySelector('.told') ?? did).textContent = failure.message;
    }
  });

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
    const answer = await fetch('/mentions/' + card.dataset.id, { headers: { 'X-Piece': 'card' } });
    if (!answer.ok || busy.has(card.id)) return;
    const newer = parsed(await answer.text()).querySelector('.card');
    if (busy.has(card.id) || !card.isConnected || version(newer) <= version(card)) return;
    const shown = unsent(card) ? card : newer;
    if (shown === newer) put(newer);
    shown.querySelector('.told').textContent = live().dataset.changed;
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
