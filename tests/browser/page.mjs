// A browser, the program under test, and pages that it wrote.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const folder = mkdtempSync(join(tmpdir(), 'duizhao-pages-'));
const program = process.env.DUIZHAO ?? join(root, 'target/release/duizhao');

/** Runs the program in the folder of the pages; gives what it prints. */
export function duizhao(...args) {
  return execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
}

export const write = (name, text) => { writeFileSync(join(folder, name), text); return join(folder, name); };
export const read = (name) => readFileSync(join(folder, name), 'utf8');
/** A text of the corpora, beside the pages: names, not paths of this machine, stand in the pictures. */
export function corpus(name) {
  const copy = name.replaceAll('/', '-');
  copyFileSync(join(root, 'corpora', name), join(folder, copy));
  return copy;
}

let browser;
export async function start() {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}
export const stop = () => browser.close();

/** Opens a page from disk; whatever it asks the network for is refused and remembered, errors too. */
export async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const seen = { requests: [], errors: [] };
  const url = pathToFileURL(join(folder, name)).href;
  await context.route((to) => !['file:', 'blob:', 'data:'].includes(to.protocol), (route) => route.abort());
  page.on('request', (request) => { if (request.url() !== url && !/^(blob|data):/.test(request.url())) seen.requests.push(request.url()); });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') seen.errors.push(message.text()); });
  page.on('dialog', async (dialog) => { seen.errors.push(`dialog: ${dialog.message()}`); await dialog.dismiss(); });
  const began = performance.now();
  await page.goto(url);
  await page.waitForSelector('.row, .list.nothing');
  return { page, context, seen, opened: performance.now() - began };
}

/** Presses keys one after the other. */
export async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Exports with the page's own menu; gives the file's text. */
export async function exported(page, name, undecided = false) {
  await page.locator('.menu summary').click();
  await page.locator('#undecided').setChecked(undecided);
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`.export-${name}`).click()]);
  return readFileSync(await file.path(), 'utf8');
}

export const progress = (page) => page.locator('#progress').textContent();
export const current = (page) => page.locator('.row.current').getAttribute('id');
