// The review page in a real browser: decisions by keyboard, exports, safety, speed. Run by `.ci/run browser`.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { corpus, current, duizhao, exported, folder, open, press, progress, read, root, start, stop, write } from './page.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** How many rows the press release has: the program says, and the page must agree. */
let ROWS;
const rowsOf = (csv) => csv.trim().split('\r\n').length - 1;

before(async () => {
  await start();
  ROWS = duizhao('extract', corpus('press-release/press-release.txt'), '--to', 'csv-plain', '--quiet').trim().split('\n').length;
  duizhao('review', corpus('press-release/press-release.txt'), '-o', 'press.html', '--ui', 'en', '--quiet');
  duizhao('review', corpus('climate-page/page.txt'), corpus('hk-finance/page.txt'), '-o', 'climate.html', '--ui', 'en', '--quiet');
});
after(stop);

test('the press release is reviewed with the keyboard alone in under a minute, and apply gives what the page exported', async () => {
  const { page, seen } = await open('press.html');
  const began = performance.now();
  const all = await page.locator('.row').count();
  assert.equal(all, ROWS, 'rows of the press release');
  await press(page, 'd', 'e');
  await page.locator('#edit-en').fill('Edited Name');
  await press(page, 'Enter', 'j', 'm', 'Enter', 'a');
  for (let row = 0; row < all; row += 1) await press(page, 'n', 'a');
  assert.match(await progress(page), new RegExp(`${ROWS}.*${ROWS}`, 'u'), 'all decided');
  assert.ok(performance.now() - began < 60_000, 'under a minute');
  for (const [name, profile, extension] of [['csv', 'csv', 'csv'], ['omegat', 'omegat', 'utf8'], ['tbx', 'tbx', 'tbx']]) {
    const fromPage = await exported(page, name);
    write('decisions.jsonl', await exported(page, 'decisions'));
    duizhao('apply', 'decisions.jsonl', '--to', profile, '-o', `applied.${extension}`, '--quiet');
    assert.equal(fromPage, read(`applied.${extension}`), `${name}: what apply writes is what the page exported`);
  }
  assert.ok(read('applied.csv').includes('Edited Name'));
  assert.deepEqual(seen, { requests: [], errors: [] });
});

test('accept, drop, edit, merge and undo are shown, counted, and still there after a reload', async () => {
  const { page, seen } = await open('press.html');
  const first = await current(page);
  await press(page, 'a', 'd');
  assert.match(await progress(page), new RegExp(`2.*${ROWS}`, 'u'));
  await press(page, 'u');
  assert.match(await progress(page), new RegExp(`^\\D*1\\D.*${ROWS}`, 'u'), 'one step taken back');
  await press(page, 'Home', 'e');
  await page.locator('#edit-en').fill('Ordos City');
  assert.ok(await page.locator('.dialog ins').count() > 0, 'the edit shows what changes');
  await press(page, 'Enter');
  assert.ok(await page.locator('#detail ins').count() > 0, 'and so does the entry');
  await press(page, 'j', 'm');
  await page.locator('#merge-search').fill('UN-Habitat');
  await press(page, 'Enter');
  assert.equal(await page.locator('.row.is-merge').count(), 1);
  await page.waitForTimeout(300);
  await page.reload();
  await page.waitForSelector('.row');
  assert.ok(await page.locator('.row.is-keep').count() >= 1 && await page.locator('.row.is-merge').count() === 1, 'kept in the browser');
  assert.notEqual(first, null);
  assert.deepEqual(seen, { requests: [], errors: [] });
});

test('search, type, score and decision filter the list, and many rows are decided at once', async () => {
  const { page } = await open('climate.html');
  const shown = async () => Number((await page.locator('#shown').textContent()).match(/\d+/u)[0]);
  const all = await shown();
  await press(page, '/');
  await page.keyboard.type('climate');
  assert.ok(await shown() > 0 && await shown() < all, 'text in English');
  await page.locator('#find').fill('气候');
  const chosen = await shown();
  assert.ok(chosen > 0 && chosen < all, 'text in Chinese');
  await press(page, 'Escape', 'Control+a', 'd');
  assert.match(await progress(page), new RegExp(`^${chosen}\\b`, 'u'), 'all that were selected');
  await page.locator('#find').fill('');
  assert.equal(await shown(), all, 'an empty search shows all');
  await page.locator('#decision').selectOption('drop');
  assert.equal(await shown(), chosen);
  await page.locator('#decision').selectOption('any');
  assert.equal(await shown(), all, 'any decision shows all');
  await page.locator('.chip.place').click();
  const places = await page.locator('.row .tag.place').count();
  assert.equal(places, await page.locator('.row').count(), 'only places');
  assert.ok(places > 0);
  await page.locator('.chip.place').click();
  await page.locator('[id="filter.document"]').selectOption({ index: 1 });
  assert.ok(await shown() > 0 && await shown() < all, 'one document');
});

test('a sentence pair opens to its word links, each with its reason', async () => {
  const { page } = await open('press.html');
  await press(page, 'o');
  await page.waitForSelector('#detail details.links[open] svg path');
  assert.ok(await page.locator('#detail svg path').count() > 3, 'arcs');
  assert.match(await page.locator('#detail svg').first().innerHTML(), /dictionary|name/u, 'reasons');
});

test('decisions come back into a page of a changed text, and only what is new is shown', async () => {
  const { page } = await open('press.html', {});
  await press(page, 'a', 'd', 'a');
  write('some.jsonl', await exported(page, 'decisions'));
  duizhao('review', corpus('press-release/press-release.txt'), '--decisions', 'some.jsonl', '-o', 'again.html', '--ui', 'en', '--quiet');
  const again = await open('again.html');
  assert.equal(await again.page.locator('.row').count(), ROWS - 3);
  assert.match(await progress(again.page), new RegExp(`3.*${ROWS}`, 'u'));
});

test('20,000 entries open in under two seconds and scroll without a pause', async () => {
  const lines = ['zh,en,type,score,count'];
  for (let at = 0; at < 20_000; at += 1) lines.push(`术语${at},term number ${at},term,${(at % 1000) / 1000},${1 + (at % 7)}`);
  write('many.csv', `${lines.join('\n')}\n`);
  duizhao('review', '--glossary', 'many.csv', '-o', 'many.html', '--ui', 'en', '--quiet');
  const { page, opened, seen } = await open('many.html');
  assert.ok(opened < 2000, `opened in ${Math.round(opened)} ms`);
  assert.ok(await page.locator('.row').count() < 100, 'only the rows in view exist');
  const slowest = await page.evaluate(async () => {
    const list = document.getElementById('list');
    let [slowest, last] = [0, performance.now()];
    for (let step = 0; step < 60; step += 1) {
      list.scrollTop += 4000;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      if (step > 3) slowest = Math.max(slowest, now - last);
      last = now;
    }
    return slowest;
  });
  assert.ok(slowest < 250, `the slowest frame took ${Math.round(slowest)} ms`);
  await press(page, 'Control+a', 'a');
  assert.match(await progress(page), /20,?000.*20,?000/u);
  const csv = await exported(page, 'csv');
  assert.equal(rowsOf(csv), 20_000);
  console.log(`# 20,000 entries: opened in ${Math.round(opened)} ms, slowest frame ${Math.round(slowest)} ms`);
  assert.deepEqual(seen, { requests: [], errors: [] });
});

test('decisions that the page cannot have made are not taken over, and what is stored cannot break it', async () => {
  write('hostile.csv', 'zh,en\n中国,China\n北京,Beijing\n');
  duizhao('review', '--glossary', 'hostile.csv', '-o', 'hostile.html', '--ui', 'en', '--quiet');
  const { page, seen } = await open('hostile.html');
  const name = write('hostile.jsonl', [
    '{"zh":"中国","en":"China","decision":"keep","edit":{"zh":5,"en":{"a":1}}}',
    '{"zh":"中国","en":"China","decision":"keep","edit":{"zh":null}}',
    '{"zh":"北京","en":"Beijing","decision":"drop"}',
  ].join('\n'));
  await page.setInputFiles('#decisions-file', name);
  for (const stored of [null, '{', 'null', '[[0,"keep",{"zh":5},null],[1,"merge",null,9],7]']) {
    await page.evaluate((text) => {
      const key = Object.keys(localStorage).find((one) => one.startsWith('duizhao:'));
      if (text !== null && key) localStorage.setItem(key, text);
    }, stored);
    await page.reload();
    await page.waitForSelector('.row');
    assert.equal(await page.locator('.row').count(), 2);
  }
  assert.deepEqual(seen.errors, []);
});

test('cells that a spreadsheet would run are marked in the export, as apply marks them', async () => {
  write('formulas.csv', 'zh,en\n中国,=China\n北京,＝Beijing\n城市,-city\n');
  duizhao('review', '--glossary', 'formulas.csv', '-o', 'formulas.html', '--ui', 'en', '--quiet');
  const { page } = await open('formulas.html');
  await press(page, 'a', 'a', 'a');
  const csv = await exported(page, 'csv');
  for (const cell of ["'=China", "'＝Beijing", "'-city"]) assert.ok(csv.includes(`,${cell},`), csv);
});

test('text from documents stays text, whatever it says', async () => {
  const evil = ['<img src=x onerror=alert(1)>', '</script><script>alert(2)</script>', '"><svg onload=alert(3)>', '{{7*7}}', '<!--', ']]>', '\u2028alert(4)', 'javascript:alert(5)'];
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  write('evil.csv', `zh,en,type,score,count,findings\n${evil.map((text, at) => `术语${at}${quoted(text).slice(1, -1).replaceAll('""', '')},${quoted(text)},term,0.5,1,${quoted(text)}`).join('\n')}\n`.replaceAll('术语0<', '术语0<'));
  write('evil.txt', `“<img src=x onerror=alert(6)>”数字治理报告</script><script>alert(7)</script>\nCaption: “<img src=x onerror=alert(6)>” report on digital governance </script><script>alert(7)</script>\n`);
  duizhao('review', '--glossary', 'evil.csv', '-o', 'evil.html', '--quiet');
  duizhao('review', 'evil.txt', '-o', 'evil-text.html', '--quiet');
  for (const name of ['evil.html', 'evil-text.html']) {
    const { page, seen } = await open(name);
    const rows = await page.locator('.row').count();
    assert.ok(rows > 0);
    for (let row = 0; row < rows; row += 1) await press(page, 'o', 'j');
    assert.equal(await page.locator('img, [onload], [onerror], a[href^=javascript]').count(), 0, 'nothing came alive');
    assert.deepEqual(seen, { requests: [], errors: [] }, name);
  }
});

test('axe finds nothing serious, in light and dark, in English and Chinese, wide and narrow', async () => {
  for (const [scheme, ui, width] of [['light', 'en', 1280], ['dark', 'zh', 1280], ['light', 'zh', 320], ['dark', 'en', 3840]]) {
    duizhao('review', corpus('climate-page/page.txt'), '-o', `axe-${ui}.html`, '--ui', ui, '--quiet');
    const { page, context } = await open(`axe-${ui}.html`, { colorScheme: scheme, viewport: { width, height: 900 } });
    await press(page, 'a', 'd', 'o');
    const found = await page.evaluate(async (source) => {
      (0, eval)(source); // eslint-disable-line no-eval
      return (await axe.run()).violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 3).map((node) => node.target.join(' ')) }));
    }, axe).catch(async () => {
      // The page's own policy forbids foreign script; the browser's tools may still look at the page.
      const session = await context.newCDPSession(page);
      await session.send('Runtime.evaluate', { expression: axe });
      const { result } = await session.send('Runtime.evaluate', {
        expression: 'axe.run().then((r) => JSON.stringify(r.violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 3).map((n) => n.target.join(" ")) }))))',
        awaitPromise: true, returnByValue: true,
      });
      return JSON.parse(result.value);
    });
    const serious = found.filter(({ impact }) => ['serious', 'critical'].includes(impact));
    assert.deepEqual(serious, [], `${scheme} ${ui} ${width}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${width} pixels are enough (${wide} too many)`);
  }
});

test("OmegaT's own reader sees what the page exported", async () => {
  const { page } = await open('press.html');
  await press(page, 'Control+a', 'a');
  const file = write('page.utf8', await exported(page, 'omegat'));
  const printed = execFileSync('java', ['-Djava.awt.headless=true', '-cp', '/usr/share/omegat/OmegaT.jar:/usr/share/omegat/lib/*',
    join(root, 'tests/clients/LoadGlossary.java'), 'zh-CN', 'en-US', file], { encoding: 'utf8' });
  const seen = printed.trim().split('\n').map((line) => line.split('\t').slice(1, 3).map((cell) => Buffer.from(cell, 'base64').toString()));
  const csv = read('page.utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t').slice(0, 2));
  assert.deepEqual(seen.sort(), csv.sort());
  assert.equal(seen.length, ROWS);
});

test('the pictures of the documentation are what the page looks like', async () => {
  duizhao('review', corpus('press-release/press-release.txt'), '-o', 'press-zh.html', '--ui', 'zh', '--quiet');
  const shots = [
    ['review-light', 'press.html', { colorScheme: 'light' }],
    ['review-dark', 'press-zh.html', { colorScheme: 'dark' }],
    ['review-phone', 'press-zh.html', { colorScheme: 'light', viewport: { width: 320, height: 680 }, deviceScaleFactor: 2, isMobile: true }],
  ];
  for (const [name, file, options] of shots) {
    const { page } = await open(file, options);
    await press(page, 'a', 'a', 'd', 'j', 'o');
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(process.env.PICTURES ?? folder, `${name}.png`) });
  }
});
