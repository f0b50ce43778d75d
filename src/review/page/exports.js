// The files that the page writes by itself, byte for byte as `duizhao apply` writes them (profiles csv, omegat, tbx).

/** What the files need besides entries: sentence pairs, direction, language codes. */
function sides(scene) {
  return scene.direction === 'en-zh' ? ['en', 'zh'] : ['zh', 'en'];
}

/** The first example's pair. */
function context(entry, scene) {
  return entry.examples.length > 0 ? scene.pairs[entry.examples[0].pair] : null;
}

/** `csv`: for people and spreadsheets. */
export function toCsv(entries, scene) {
  const [source, target] = sides(scene);
  const head = [source, target, 'type', 'score', 'count', 'findings', `${source}_context`, `${target}_context`, 'source'];
  const rows = entries.map((entry) => {
    const pair = context(entry, scene);
    return [entry[source], entry[target], entry.type, entry.score.toFixed(3), String(entry.count), entry.findings.join('; '),
      pair ? pair.texts[source] : '', pair ? pair.texts[target] : '', pair ? places(pair) : ''];
  });
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(spreadsheetSafe).map(quoted).join(',')}\r\n`).join('')}`;
}

function places(pair) {
  const all = [pair.places.zh, pair.places.en].filter((place) => place);
  return (all[0] === all[1] ? all.slice(0, 1) : all).join('; ');
}

/** A cell that a spreadsheet would run gets an apostrophe, as in src/text/formula.rs: our readers take it off again. */
export function spreadsheetSafe(cell) {
  const body = cell.replace(/^'+/, '');
  if (!isFormula(body)) return cell;
  const marks = cell.length - body.length;
  if (!body.includes("'")) return `'${cell}`;
  return marks === 1 ? cell : `${marks === 0 ? "''" : "'"}${cell}`;
}

function isFormula(cell) {
  const body = cell.replace(/^[\p{White_Space}\p{Cc}\u200B-\u200F\uFEFF]+/u, '');
  return (/^[=+\-@＝＋－＠]/u.test(body) && [...body].length > 1) || (/^[\t\r]/.test(cell) && [...cell].length > 1);
}

/** Quoted where a reader would cut, trim or skip the cell. */
function quoted(cell) {
  const outer = /^[\p{White_Space}]|[\p{White_Space}]$/u.test(cell);
  return outer || /["\r\n,]/.test(cell) || cell.startsWith('#') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** `omegat`: tab text for the glossary folder. */
export function toOmegat(entries, scene) {
  const [source, target] = sides(scene);
  const rows = whole(entries).map((entry) => {
    const first = flat(entry[source]);
    const comment = [...(entry.type === 'term' ? [] : [entry.type]), ...entry.findings].join('; ');
    return `${[first.startsWith('#') ? ` ${first}` : first, flat(entry[target]), flat(comment)].join('\t')}\n`;
  });
  return `# Glossary in tab-separated format -*- coding: utf-8 -*-\n${rows.join('')}`;
}

/** A tool wants both terms. */
function whole(entries) {
  return entries.filter((entry) => entry.zh.trim() && entry.en.trim());
}

function flat(text) {
  return text.replaceAll('\r\n', ' ').replace(/[\t\r\n]/g, ' ');
}

/** `tbx`: version 2, one concept a source term, each translation with its own sentence and reasons. */
export function toTbx(entries, scene) {
  const [source, target] = sides(scene);
  const concepts = new Map();
  for (const entry of whole(entries.map((one) => ({ ...one, zh: clean(one.zh), en: clean(one.en) })))) {
    const same = concepts.get(entry[source].trim()) ?? [];
    if (!same.some((other) => other[target] === entry[target])) same.push(entry);
    concepts.set(entry[source].trim(), same);
  }
  const term = (lang, entry) => {
    const text = context(entry, scene)?.texts[lang];
    const sentence = text ? `<descrip type="context">${xml(text)}</descrip>` : '';
    const note = lang === target && entry.findings.length > 0 ? `<note>${xml(entry.findings.join('; '))}</note>` : '';
    return `<tig><term>${xml(entry[lang])}</term>${sentence}${note}</tig>\n`;
  };
  const language = (lang, all) => `<langSet xml:lang="${xml(scene.codes[lang])}">\n${all.map((entry) => term(lang, entry)).join('')}</langSet>\n`;
  const body = [...concepts.values()].map((all, at) =>
    `<termEntry id="c${at + 1}">\n${language(source, all.slice(0, 1))}${language(target, all)}</termEntry>\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<martif type="TBX-Basic" xml:lang="${xml(scene.codes[source])}">\n`
    + '<martifHeader><fileDesc><sourceDesc><p>Written by duizhao</p></sourceDesc></fileDesc>'
    + '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n<text><body>\n'
    + `${body}</body></text>\n</martif>\n`;
}

/** A term without control characters. */
function clean(term) {
  return term.replace(/(?![\t\r\n])[\p{Cc}\u2028\u2029\uFFFE\uFFFF]/gu, '');
}

/** Text between tags; what no XML file can hold goes. */
function xml(text) {
  const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
  return text.replace(/[&<>"\r]/g, (c) => names[c]).replace(/(?![\t\n])[\u0000-\u001F\uFFFE\uFFFF]/g, '');
}
