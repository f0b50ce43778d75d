// The entry that is looked at: its terms, its reasons, what competes with it, and its sentences side by side.
import { el, fill } from './dom.js';
import { t } from './words.js';
import { diffNodes } from './diff.js';
import { arcsFigure } from './arcs.js';
import { scoreBar } from './list.js';

/** Shows an entry in `element`; `act` carries the commands. */
export function showDetail(element, entry, model, pairs, act) {
  if (!entry) { fill(element); return; }
  const terms = model.terms(entry);
  fill(element,
    el('header', { class: 'detail-head' },
      el('h2', {}, term(entry.zh, terms.zh, 'zh'), el('span', { class: 'equals', 'aria-hidden': 'true' }, '='), term(entry.en, terms.en, 'en')),
      el('p', { class: 'facts' }, el('span', { class: `tag ${entry.type}` }, t(`type.${entry.type}`)), scoreBar(entry.score),
        el('span', {}, entry.count === 1 ? t('once') : t('times', { n: entry.count })), stateOf(entry, model))),
    commands(entry, act),
    section('reasons', entry.findings.length > 0 ? el('ul', { class: 'findings' }, entry.findings.map((text) => el('li', {}, text))) : null),
    section('competing', competing(entry, model, act)),
    section('variants', entry.variants.length > 0 ? el('ul', { class: 'findings' }, entry.variants.map((form) =>
      el('li', {}, el('span', { lang: 'zh' }, form.zh), ' = ', el('span', { lang: 'en' }, form.en), ` ×${form.count}`))) : null),
    section('sentences', sentences(entry, pairs)));
}

function section(name, content) {
  return content ? el('section', { class: `detail-${name}` }, el('h3', {}, t(name)), content) : null;
}

/** A term, with what an edit changed. */
function term(before, after, lang) {
  const text = after || el('span', { class: 'missing' }, t('nocounterpart'));
  return el('span', { class: `term ${lang}`, lang }, before === after ? text : diffNodes(before, after, lang));
}

function stateOf(entry, model) {
  if (!entry.decision) return el('span', { class: 'state' }, t('decision.none'));
  const root = entry.into === null ? null : model.entries[entry.into];
  const text = entry.decision === 'merge' && root
    ? t('merged.into', { term: `${model.terms(root).zh} = ${model.terms(root).en}` }) : t(`decision.${entry.decision}`);
  return el('span', { class: `state is-${entry.decision}` }, text);
}

function commands(entry, act) {
  const button = (name, letter, run) => el('button', { type: 'button', class: `do do-${name}`, 'aria-keyshortcuts': letter, click: run, 'aria-pressed': ['keep', 'drop', 'merge'].includes(name) ? String(entry.decision === name) : null },
    t(`do.${name}`), el('kbd', { 'aria-hidden': 'true' }, letter));
  return el('div', { class: 'commands' }, button('keep', 'a', act.keep), button('drop', 'd', act.drop), button('edit', 'e', act.edit),
    button('merge', 'm', act.merge), button('undo', 'u', act.undo));
}

function competing(entry, model, act) {
  const { zh, en } = model.competing(entry);
  if (zh.length + en.length === 0) return null;
  const item = (other) => {
    const terms = model.terms(other);
    return el('li', {}, el('button', { type: 'button', class: `rival ${other.decision ? `is-${other.decision}` : ''}`, click: () => act.look(other) },
      el('span', { lang: 'zh' }, terms.zh), el('span', { class: 'equals' }, '='), el('span', { lang: 'en' }, terms.en), scoreBar(other.score), el('span', { class: 'number' }, `×${other.count}`)));
  };
  const group = (name, others) => (others.length > 0
    ? [el('h4', {}, t(`competing.${name}`)), el('ul', { class: 'rivals' }, others.slice(0, 12).map(item))] : []);
  return el('div', {}, group('zh', zh), group('en', en));
}

/** Sentence pairs side by side, both terms marked; each opens to its word links. */
function sentences(entry, pairs) {
  if (entry.examples.length === 0) return el('p', { class: 'soft' }, t('nosentences'));
  return el('div', { class: 'sentences' }, entry.examples.map((example) => {
    const pair = pairs[example.pair];
    const side = (lang) => el('div', { class: 'side' },
      el('p', { lang }, marked(pair.texts[lang], example[lang])), pair.places[lang] ? el('p', { class: 'place' }, pair.places[lang]) : null);
    return el('article', { class: 'sentence' }, el('div', { class: 'sides' }, side('zh'), side('en')), pair.words ? links(pair) : null);
  }));
}

function marked(text, span) {
  if (!span) return [text];
  return [text.slice(0, span[0]), el('mark', {}, text.slice(span[0], span[1])), text.slice(span[1])];
}

/** The links are drawn when they are asked for. */
function links(pair) {
  const details = el('details', { class: 'links' }, el('summary', {}, t('links.show'), el('kbd', { 'aria-hidden': 'true' }, 'o')));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(arcsFigure(unpacked(pair)));
  });
  return details;
}

/** Links travel as rows of numbers. */
function unpacked(pair) {
  return { words: pair.words, links: pair.links.map(([zh, en, permille, kind, findings]) => ({ words: { zh, en }, probability: permille / 1000, kind, findings })) };
}
