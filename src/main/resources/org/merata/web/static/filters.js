// @ts-check
'use strict';
/* Sends a filter form without the choices that say nothing, so that its address is the canonical one at once. The form works without. */
for (const form of document.querySelectorAll('.filter form')) {
  form.addEventListener('submit', () => {
    for (const select of form.querySelectorAll('select')) {
      if (select.value === '') select.disabled = true;
    }
  });
}
/* A page that comes back from the browser's history must have its controls again. */
window.addEventListener('pageshow', () => {
  for (const select of document.querySelectorAll('.filter select')) select.removeAttribute('disabled');
});
