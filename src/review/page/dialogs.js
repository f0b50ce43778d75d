// What opens over the page: the form of an edit, the choice of where to merge, the keys.
import { el, fill } from './dom.js';
import { t } from './words.js';
import { diffNodes } from './diff.js';
import { key } from './model.js';

/** Opens a dialog; it is gone when it is closed. */
function open(name, title, ...children) {
  const dialog = el('dialog', { class: `dialog dialog-${name}`, 'aria-label': title }, el('h2', {}, title), children);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks for new terms; what changes is shown as it is typed. */
export function editDialog(entry, terms, save) {
  const inputs = {};
  const fields = ['zh', 'en'].map((lang) => {
    const change = el('p', { class: 'change', lang, 'aria-live': 'polite' });
    const input = el('input', { id: `edit-${lang}`, lang, value: terms[lang], autocomplete: 'off', spellcheck: lang === 'en' ? 'true' : 'false' });
    const show = () => fill(change, input.value === entry[lang] ? [] : diffNodes(entry[lang], input.value, lang));
    input.addEventListener('input', show);
    show();
    inputs[lang] = input;
    return el('div', { class: 'field' }, el('label', { for: `edit-${lang}` }, t(lang)), input, change);
  });
  const form = el('form', { method: 'dialog' }, fields, el('div', { class: 'buttons' },
    el('button', { type: 'submit', class: 'primary' }, t('do.save')), el('button', { type: 'button', click: () => dialog.close() }, t('do.cancel'))));
  form.addEventListener('submit', () => save({ zh: inputs.zh.value.trim(), en: inputs.en.value.trim() }));
  const dialog = open('edit', t('do.edit'), form);
  inputs.en.focus();
  inputs.en.select();
}

/** The most targets that are listed. */
const TARGETS = 60;

/** Asks for the entry into which others go; rivals come first. */
export function mergeDialog(chosen, model, merge) {
  const first = chosen[0];
  const { zh, en } = model.competing(first);
  const likely = [...new Set([...zh, ...en, ...near(first, model)])].filter((entry) => !chosen.includes(entry));
  const others = model.entries.filter((entry) => !chosen.includes(entry));
  const search = el('input', { type: 'search', id: 'merge-search', 'aria-label': t('find'), placeholder: t('find.hint'), autocomplete: 'off' });
  const list = el('ul', { class: 'rivals' });
  const pick = (entry) => { dialog.close(); merge(entry); };
  const item = (entry) => {
    const terms = model.terms(entry);
    return el('li', {}, el('button', { type: 'button', class: 'rival', click: () => pick(entry) }, el('span', { lang: 'zh' }, terms.zh), el('span', { class: 'equals' }, '='),
      el('span', { lang: 'en' }, terms.en), el('span', { class: 'number' }, `×${entry.count}`)));
  };
  const show = () => {
    const words = key(search.value);
    const found = words ? others.filter((entry) => key(entry.zh).includes(words) || key(entry.en).includes(words)) : [...likely, ...others.filter((entry) => !likely.includes(entry))];
    fill(list, found.length > 0 ? found.slice(0, TARGETS).map(item) : el('li', { class: 'soft' }, t('merge.none')));
  };
  search.addEventListener('input', show);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') { event.preventDefault(); list.querySelector('button')?.click(); }
    if (event.key === 'ArrowDown') { event.preventDefault(); list.querySelector('button')?.focus(); }
  });
  list.addEventListener('keydown', (event) => {
    const item = document.activeElement.closest('li');
    const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
    if (next) { event.preventDefault(); next.querySelector('button').focus(); }
  });
  const dialog = open('merge', t('merge.title'), el('p', { class: 'soft' }, t('merge.hint')), search, list,
    el('div', { class: 'buttons' }, el('button', { type: 'button', click: () => dialog.close() }, t('do.cancel'))));
  show();
  search.focus();
}

/** Entries one of whose terms holds the other's. */
function near(entry, model) {
  const holds = (one, other) => one !== '' && other !== '' && (one.includes(other) || other.includes(one));
  return model.entries.filter((other) => holds(key(other.zh), key(entry.zh)) && holds(key(other.en), key(entry.en)));
}

const KEYS = [['j  k', 'j'], ['a', 'a'], ['d', 'd'], ['e', 'e'], ['m', 'm'], ['u', 'u'], ['n', 'n'], ['x', 'x'], ['J  K', 'J'], ['Ctrl a', 'all'], ['o', 'o'], ['/', 'slash'], ['Esc', 'esc'], ['?', 'help']];

/** Shows the keys. */
export function helpDialog() {
  const rows = KEYS.map(([keys, name]) => el('div', {}, el('dt', {}, keys.split('  ').map((one) => el('kbd', {}, one))), el('dd', {}, t(`help.${name}`))));
  const dialog = open('help', t('help.title'), el('dl', { class: 'keys' }, rows),
    el('div', { class: 'buttons' }, el('button', { type: 'button', autofocus: true, click: () => dialog.close() }, t('do.close'))));
}
