// Drives the browser for the tests: one request a line on standard input, one answer or event a line on standard output. The end of the input ends the browser too.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const [executablePath, ...args] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args });
const pages = new Map();

const say = message => process.stdout.write(JSON.stringify(message) + '\n');

async function open(id, { url, ...options }) {
  const page = await browser.newPage(options);
  const problem = text => say({ page: id, problem: text });
  pages.set(id, page);
  page.on('console', message => problem(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', error => problem(`error: ${error}`));
  page.on('dialog', dialog => {
    problem(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('request', request => request.isNavigationRequest() || problem(`request: ${request.url()}`));
  await page.goto(url);
}

// What JSON cannot say: a function or an expression for the page, and a pattern.
function revive(_, value) {
  if (value?.function) {
    return new Function(`return (${value.function})`)();
  }
  if (value?.expression) {
    return new Function(`return (${value.expression})`);
  }
  return value?.pattern ? new RegExp(value.pattern) : value;
}

// From the page on, one member after another: [["locator", ".node"], ["first"], ["click"]].
async function call(page, members) {
  let value = page;
  for (const [name, ...args] of members) {
    const member = value[name];
    value = await (typeof member === 'function' ? member.apply(value, args) : member);
  }
  if (Buffer.isBuffer(value)) {
    return value.toString('base64');
  }
  // A response, for example, means nothing outside.
  return value?.constructor?.name === 'Response' ? null : value;
}

async function answer({ id, page, open: options, members }) {
  try {
    say({ id, value: options ? await open(page, options) : await call(pages.get(page), members) });
  } catch (error) {
    say({ id, error: `${error.message}` });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  answer(JSON.parse(line, revive));
}
await browser.close();
