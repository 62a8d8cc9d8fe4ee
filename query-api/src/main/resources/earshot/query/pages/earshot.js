// Keyboard and live updates. Everything works without this file, only less quickly.
(() => {
  'use strict';
  const box = document.getElementById('q');
  const help = document.getElementById('keys');
  const opener = document.getElementById('keys-open');
  const cards = () => [...document.querySelectorAll('.card')];
  const current = () => document.activeElement.closest('.card');

  const step = (by) => {
    const all = cards();
    const at = all.indexOf(current());
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'nearest' });
    }
  };
  const original = () => current()?.querySelector('a.original')?.click();
  const reasons = () => current()?.querySelector('.why > summary')?.click();
  const press = (key) => () => current()?.querySelector(`[data-key=${key}]`)?.click();
  const toBox = () => { box?.focus(); box?.select(); };
  const keys = {
    '/': toBox, j: () => step(1), k: () => step(-1), o: original, w: reasons,
    e: press('e'), a: press('a'), m: press('m'),
    '?': () => help.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.matches('input, textarea, select')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  opener.hidden = false;
  opener.addEventListener('click', () => help.showModal());

  // Sends what is done with a card without leaving the page, and shows the card anew.
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const card = form.closest('.card');
    if (!card || form.method !== 'post') return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const told = card.querySelector('.told');
    try {
      const answer = await fetch(event.submitter?.getAttribute('formaction') || form.action, {
        method: 'POST', body, headers: { 'X-Piece': 'card', Accept: 'application/problem+json' },
      });
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').body.firstElementChild;
        card.replaceWith(fresh);
        fresh.focus({ preventScroll: true });
      } else {
        told.textContent = (await answer.json()).detail;
      }
    } catch (failure) {
      told.textContent = String(failure.message);
    }
  });

  // Says how many came; never moves what somebody is reading.
  const live = document.getElementById('live');
  if (!live) return;
  const shown = new Set(cards().map((card) => card.dataset.id));
  const fresh = new Set();
  const events = new EventSource(live.dataset.events);
  const tell = () => {
    const words = fresh.size === 1 ? live.dataset.one : live.dataset.other;
    const link = document.createElement('a');
    link.href = location.href;
    link.textContent = words.replace('#', fresh.size.toLocaleString(document.documentElement.lang));
    live.replaceChildren(...(fresh.size ? [link] : []));
  };
  events.addEventListener('mention', (event) => {
    const id = JSON.parse(event.data).id;
    if (!shown.has(id)) fresh.add(id);
    tell();
  });
  events.addEventListener('gone', (event) => {
    const id = JSON.parse(event.data).id;
    fresh.delete(id);
    document.getElementById('m-' + id)?.classList.add('gone');
    tell();
  });
  window.addEventListener('pagehide', () => events.close());
})();
