// The comment box for any page: <script src="https://earshot.example/box.js" data-brand="Acme Coffee"></script>
// Also understood: data-lang (en, fa, hy, ru; else the page's language), data-title. It sets no cookies, loads nothing and
// keeps to a strict Content-Security-Policy: its style is a constructed sheet in a shadow root.
(() => {
  'use strict';
  const script = document.currentScript;
  if (!script || !script.dataset.brand) {
    console.error('box.js: needs <script src="…/box.js" data-brand="NAME"></script>, not a module');
    return;
  }

  const WORDS = {
    en: {
      title: 'Tell us what you think', text: 'Your comment', name: 'Your name (optional)',
      contact: 'E-mail or phone, if you want an answer (optional)', rating: 'Your rating (optional)', none: 'none', of: '# of 5',
      send: 'Send', sending: 'Sending…', thanks: 'Thank you. Your comment has arrived.',
      empty: 'Please write something first.', busy: 'Many comments come at once. Please send it again in a minute.',
      failed: 'Your comment could not be sent. Please try again.',
    },
    fa: {
      title: 'نظرتان را با ما در میان بگذارید', text: 'نظر شما', name: 'نام شما (اختیاری)',
      contact: 'ایمیل یا تلفن، اگر پاسخ می‌خواهید (اختیاری)', rating: 'امتیاز شما (اختیاری)', none: 'بدون امتیاز', of: '# از ۵',
      send: 'ارسال', sending: 'در حال ارسال…', thanks: 'سپاسگزاریم. نظر شما رسید.',
      empty: 'لطفاً نخست چیزی بنویسید.', busy: 'نظرهای زیادی هم‌زمان رسیده است. لطفاً یک دقیقهٔ دیگر دوباره بفرستید.',
      failed: 'نظر شما ارسال نشد. لطفاً دوباره تلاش کنید.',
    },
    hy: {
      title: 'Կիսվե՛ք ձեր կարծիքով', text: 'Ձեր կարծիքը', name: 'Ձեր անունը (ոչ պարտադիր)',
      contact: 'Էլ. փոստ կամ հեռախոս, եթե պատասխան եք ուզում (ոչ պարտադիր)', rating: 'Ձեր գնահատականը (ոչ պարտադիր)',
      none: 'առանց գնահատականի', of: '5-ից #', send: 'Ուղարկել', sending: 'Ուղարկվում է…',
      thanks: 'Շնորհակալություն։ Ձեր կարծիքը ստացվեց։', empty: 'Խնդրում ենք նախ ինչ-որ բան գրել։',
      busy: 'Միաժամանակ շատ կարծիքներ են գալիս։ Խնդրում ենք ուղարկել մեկ րոպեից։',
      failed: 'Ձեր կարծիքը չհաջողվեց ուղարկել։ Խնդրում ենք կրկին փորձել։',
    },
    ru: {
      title: 'Поделитесь своим мнением', text: 'Ваш отзыв', name: 'Ваше имя (необязательно)',
      contact: 'Эл. почта или телефон, если нужен ответ (необязательно)', rating: 'Ваша оценка (необязательно)',
      none: 'без оценки', of: '# из 5', send: 'Отправить', sending: 'Отправляем…', thanks: 'Спасибо. Ваш отзыв получен.',
      empty: 'Сначала напишите что-нибудь.', busy: 'Сейчас приходит много отзывов. Отправьте ещё раз через минуту.',
      failed: 'Не удалось отправить отзыв. Попробуйте ещё раз.',
    },
  };

  const STYLE = `
    :host { display: block; position: relative; max-inline-size: 32rem; margin-block: 1rem; }
    form { display: grid; gap: .75rem; margin: 0; font: inherit; color: inherit; }
    h2 { margin: 0; font-size: 1.25em; }
    label, fieldset, div.field { display: grid; gap: .25rem; }
    fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
    legend { padding: 0; margin-block-end: .25rem; }
    fieldset label { display: flex; gap: .35rem; align-items: center; min-block-size: 1.75rem; }
    input:not([type=radio]), textarea, button { font: inherit; color: inherit; background: transparent;
      border: 1px solid currentColor; border-radius: .3rem; padding: .5rem .6rem; box-sizing: border-box; inline-size: 100%; }
    textarea { min-block-size: 6rem; resize: vertical; }
    button { inline-size: auto; justify-self: start; cursor: pointer; font-weight: bold; }
    button[aria-disabled=true] { opacity: .6; cursor: default; }
    :focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
    p { margin: 0; min-block-size: 1.2em; }
    .away { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }`;

  const language = (tag) => {
    const base = String(tag || '').toLowerCase().split(/[-_]/)[0];
    return Object.hasOwn(WORDS, base) ? base : null;
  };
  const around = script.closest('[lang]') || document.documentElement;
  const lang = language(script.dataset.lang) || language(around.lang) || 'en';
  const words = WORDS[lang];

  const make = (tag, fields, ...children) => {
    const element = Object.assign(document.createElement(tag), fields);
    element.append(...children);
    return element;
  };
  const field = (id, words, control) => make('div', { className: 'field' },
    make('label', { htmlFor: id, textContent: words }), Object.assign(control, { id, name: id }));
  const digit = new Intl.NumberFormat(lang);
  const choice = (value, words) => make('label', {},
    make('input', { type: 'radio', name: 'rating', value, defaultChecked: value === '' }), words);

  const text = make('textarea', { required: true, maxLength: 10000, dir: 'auto' });
  const name = make('input', { type: 'text', maxLength: 200, autocomplete: 'name', dir: 'auto' });
  const contact = make('input', { type: 'text', maxLength: 200, autocomplete: 'email', dir: 'auto' });
  const trap = make('input', { type: 'text', tabIndex: -1, autocomplete: 'off' });
  const rating = make('fieldset', {}, make('legend', { textContent: words.rating }), choice('', words.none),
    ...[1, 2, 3, 4, 5].map((stars) => choice(String(stars), words.of.replace('#', digit.format(stars)))));
  const button = make('button', { type: 'submit', textContent: words.send });
  const told = make('p', { role: 'status', tabIndex: -1 });
  const hidden = make('div', { className: 'away', ariaHidden: 'true' }, field('website', 'Website', trap));
  const form = make('form', { noValidate: true, lang, dir: lang === 'fa' ? 'rtl' : 'ltr', autocomplete: 'on' },
    make('h2', { id: 'title', textContent: script.dataset.title || words.title }), field('text', words.text, text), rating,
    field('name', words.name, name), field('contact', words.contact, contact), hidden, button, told);
  form.setAttribute('aria-labelledby', 'title');

  const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  let id = newId(); // the same until it has arrived, so that what is sent again counts once
  let sending = false;

  const tell = (words) => { told.textContent = words; };
  const wait = (on) => {
    sending = on;
    button.setAttribute('aria-disabled', String(on));
    button.textContent = on ? words.sending : words.send;
  };
  const filled = () => {
    const stars = new FormData(form).get('rating');
    const all = { id, brand: script.dataset.brand, text: text.value, name: name.value, contact: contact.value, website: trap.value };
    return JSON.stringify(stars ? { ...all, rating: Number(stars) } : all);
  };
  const post = async () => {
    const answer = await fetch(new URL('api/v1/feedback', script.src), {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: filled(), credentials: 'omit',
    });
    if (answer.status === 429) return words.busy;
    if (!answer.ok) {
      console.error('box.js:', answer.status, await answer.text());
      return words.failed;
    }
    form.reset();
    id = newId();
    return words.thanks;
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (sending) return;
    if (!text.value.trim()) {
      text.setAttribute('aria-invalid', 'true');
      tell(words.empty);
      text.focus();
      return;
    }
    text.removeAttribute('aria-invalid');
    wait(true);
    tell('');
    try {
      tell(await post());
    } catch (error) {
      console.error('box.js:', error);
      tell(words.failed);
    } finally {
      wait(false);
    }
    told.focus();
  });

  const host = make('div', { className: 'earshot-box' });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  root.append(form);
  if (document.head.contains(script)) {
    document.addEventListener('DOMContentLoaded', () => document.body.append(host));
  } else {
    script.after(host);
  }
})();
