// Whoever clicked on stars in a mail has answered: they are sent at once, and words may follow.
// Programs that only look at the links of a mail run no scripts, so they answer nothing.
(() => {
  'use strict';
  const form = document.getElementById('answer');
  const says = document.getElementById('says');
  const stars = form && form.querySelector('input[name="stars"]:checked');
  if (!stars || !says) {
    return;
  }
  const body = new URLSearchParams({stars: stars.value});
  fetch(form.action, {method: 'POST', body, redirect: 'manual'})
    .then(answer => {
      if (answer.type === 'opaqueredirect' || answer.ok) {
        says.textContent = says.dataset.thanks;
      }
    })
    .catch(() => {}); // the button below does the same
})();
