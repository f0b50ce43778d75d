// The page of `duizhao review`: puts the parts together.
import { fill, pageData } from './dom.js';
import { lang, setLang, t } from './words.js';
import { Model } from './model.js';
import { Store, download, takeDecisions, toDecisions } from './store.js';
import { toCsv, toOmegat, toTbx } from './exports.js';
import { everything, shown } from './filter.js';
import { List } from './list.js';
import { showDetail } from './detail.js';
import { drawOverview } from './overview.js';
import { editDialog, helpDialog, mergeDialog } from './dialogs.js';
import { drawHead, drawProgress, drawToolbar } from './toolbar.js';
import { listenToKeys } from './keys.js';
import { preparePrint } from './print.js';

const data = pageData();
const at = (id) => document.getElementById(id);
const filter = everything();
const model = new Model(data.entries.map((entry) => ({
  ...entry, documents: [...new Set(entry.examples.map((example) => data.pairs[example.pair].document))],
})));
const list = new List(model, { onMove: look, onOpen: () => act.edit() });

/** Everything that keys and buttons can do. */
const act = {
  move: (step, extend) => list.move(step, extend),
  next: () => list.nextUndecided(),
  select: () => list.toggle(),
  selectAll: () => list.selectAll(),
  look: (entry) => {
    if (!list.rows.includes(entry)) { Object.assign(filter, everything(), { sort: filter.sort }); draw(); }
    list.go(list.rows.indexOf(entry));
  },
  keep: () => decide('keep'),
  drop: () => decide('drop'),
  edit: () => { if (list.current) editDialog(list.current, model.terms(list.current), (terms) => model.edit(list.current, terms)); },
  merge: () => { const chosen = list.chosen(); if (chosen.length > 0) mergeDialog(chosen, model, (target) => { model.merge(chosen, target); list.clear(); }); },
  undo: () => { const [first] = model.undo(); if (first && list.rows.includes(first)) list.go(list.rows.indexOf(first)); },
  links: () => { const links = at('detail').querySelector('details.links'); if (links) { links.open = !links.open; if (links.open) links.scrollIntoView({ block: 'nearest' }); } },
  find: () => at('find').focus(),
  leave: () => { list.clear(); list.element.focus(); },
  help: () => helpDialog(),
  print: () => print(),
  theme: () => setTheme(isDark() ? 'light' : 'dark'),
  lang: () => { setLang(lang() === 'zh' ? 'en' : 'zh'); remember('lang', lang()); draw(); },
  export: (name) => exportAs(name),
  open: async (event) => { const [file] = event.target.files; if (file) openDecisions(await file.text()); event.target.value = ''; },
};

/** Decides, and goes on to the next entry unless several were selected. */
function decide(decision) {
  const chosen = list.chosen();
  if (chosen.length === 0) return;
  const next = list.rows[list.index() + 1];
  const several = list.selected.size > 0;
  model.decide(chosen, decision);
  if (several) list.clear();
  else if (next && list.rows.includes(next)) list.go(list.rows.indexOf(next));
}

function exportAs(name) {
  const scene = { pairs: data.pairs, direction: data.direction, codes: data.codes };
  const entries = model.result(at('undecided').checked);
  const files = {
    csv: () => ['glossary.csv', toCsv(entries, scene), 'text/csv'],
    omegat: () => ['glossary.utf8', toOmegat(entries, scene), 'text/plain'],
    tbx: () => ['glossary.tbx', toTbx(entries, scene), 'application/xml'],
    decisions: () => ['decisions.jsonl', toDecisions(model, data.pairs), 'application/jsonl'],
  };
  download(...files[name]());
}

function openDecisions(text) {
  try {
    tell(t('opened', { n: takeDecisions(model, text) }));
  } catch {
    tell(t('opened.bad'));
  }
}

function tell(text) {
  at('notice').textContent = text;
  setTimeout(() => { if (at('notice').textContent === text) at('notice').textContent = ''; }, 6000);
}

function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  remember('theme', theme);
}

function remember(name, value) {
  try { localStorage.setItem(`duizhao:${name}`, value); } catch { /* The choice holds for this visit. */ }
}

function recall(name) {
  try { return localStorage.getItem(`duizhao:${name}`); } catch { return null; }
}

/** Shows the current entry and how many are selected. */
function look() {
  showDetail(at('detail'), list.current, model, data.pairs, act);
  const selected = list.selected.size > 0 ? ` · ${t('selected', { n: list.selected.size })}` : '';
  at('shown').textContent = t('shown', { shown: list.rows.length, all: model.entries.length }) + selected;
}

/** Shows what the filters let through. */
function refresh() {
  list.show(shown(model, filter));
  drawOverview(at('overview'), list.rows, data.documents);
  drawProgress(at('head'), model);
}

function draw() {
  document.title = `${data.title} · 对照 duizhao`;
  drawHead(at('head'), data.title, act);
  at('overview-title').textContent = t('overview');
  drawToolbar(at('toolbar'), model, filter, data.documents, refresh);
  list.element.setAttribute('aria-label', t('list'));
  refresh();
}

setLang(recall('lang') ?? data.ui);
if (recall('theme')) document.documentElement.dataset.theme = recall('theme');
at('overview-box').open = innerHeight > 700 && innerWidth > 700;
if (data.entries.some((entry) => entry.decision)) filter.decision = 'none';
fill(at('list-box'), list.element);
const stored = new Store(model, data.id).start();
model.onChange(refresh);
draw();
preparePrint(at('print'), () => list.rows, model);
listenToKeys(act);
list.element.focus({ preventScroll: true });
if (!stored) tell(t('stored.not'));
