// Opens pages in a real browser and says what it saw: look.cjs < orders.json > seen.json
// An order is {chromium, pages: {name: {file, pdf?, axe?, script?}}}; whatever a page asks for beside itself is told.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { chromium } = require("playwright-core");

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1366, height: 768 };
const SMALL = { width: 360, height: 640 };

const openAll = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));

/** A tab in which the pages are opened one after the other, and what each did that a page must not do: a tab for each page would be a process for each. */
async function openTab(context) {
  const page = await context.newPage();
  let told = [];
  let file = "";
  page.on("console", (message) => told.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => told.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { told.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (request.url() !== file && !request.url().startsWith(`${file}#`)) told.push(`request: ${request.url()}`); });
  const visit = async (next) => {
    [told, file] = [[], next];
    await page.setViewportSize(LAPTOP);
    await page.emulateMedia({ media: null, colorScheme: "dark" });
    await page.goto(next);
    return told;
  };
  return { page, visit };
}

/** Of rows, strips and parts to open that are alike one stays: what has no element that is not in an earlier one, by its name and classes and those around it, goes. */
const thin = (page) => page.evaluate(() => {
  const shape = (one) => `${one.localName}.${one.getAttribute("class")}`;
  const known = new Set();
  for (const one of document.querySelectorAll("tbody tr, details, .strips > *")) {
    const shapes = [one, ...one.querySelectorAll("*")].map((part) => `${shape(part.parentElement)} > ${shape(part)}`);
    if (shapes.every((each) => known.has(each))) one.remove();
    shapes.forEach((each) => known.add(each));
  }
});

/** What keeps somebody from reading the page all of it being opened: the whole of it first, then what it is made of in each light and at each size. */
async function judge(page) {
  const found = {};
  await page.evaluate(AXE);
  for (const [size, viewport] of Object.entries({ laptop: LAPTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    for (const light of ["light", "dark", "print"]) {
      await page.emulateMedia({ media: light === "print" ? "print" : "screen", colorScheme: light === "dark" ? "dark" : "light" });
      const { violations, passes } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
      found[`${size} ${light}`] = { passes: passes.length, violations: violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`) };
      await thin(page);
    }
  }
  return found;
}

const rows = (page) => page.evaluate(() => [...document.querySelectorAll("tbody tr")].filter((row) => row.offsetParent).map((row) => row.cells[0].textContent));
const clear = (page) => page.evaluate(() => { const form = document.getElementById("controls"); form.reset(); form.dispatchEvent(new Event("input")); });

/** What the controls do; each try is a list of [control, value]. */
async function operate(page, tries) {
  const seen = { all: await rows(page), visible: await page.isVisible("#controls") };
  for (const [name, steps] of Object.entries(tries)) {
    for (const [control, value] of steps)
      await (control === "words" ? page.fill("#words", value) : page.selectOption(`#${control}`, control === "order" || control === "kind" ? { value } : { label: value }));
    seen[name] = { rows: await rows(page), counted: await page.textContent("#counted"), units: await page.evaluate(() => [...document.querySelectorAll(".units > details")].filter((one) => !one.hidden).map((one) => [one.querySelector("h3").textContent, one.open])) };
    await clear(page);
  }
  return seen;
}

async function look(scripted, without, order) {
  const file = `file://${order.file}`;
  const seen = {};
  const { page } = scripted;
  const told = await scripted.visit(file);
  seen.opened = await page.evaluate(() => document.querySelectorAll("details").length);
  if (order.pdf) await page.pdf({ path: order.pdf, preferCSSPageSize: true });
  if (order.tries) seen.tries = await operate(page, order.tries);
  if (order.anchor) {
    await page.evaluate((anchor) => document.querySelector(`a[href="#${anchor}"]`).click(), order.anchor);
    seen.anchor = await page.evaluate((anchor) => document.getElementById(anchor).offsetParent !== null, order.anchor);
  }
  await openAll(page);
  await page.setViewportSize(SMALL);
  seen.wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  seen.text = await page.evaluate(() => document.body.innerText);
  seen.elements = await page.evaluate(() => [...new Set([...document.body.querySelectorAll("*")].map((one) => one.localName))].sort());
  const toldWithout = await without.visit(file);
  seen.without = { controls: await without.page.isVisible("#controls"), main: (await without.page.innerText("main")).length };
  seen.told = [...told, ...toldWithout];
  if (order.axe) seen.axe = await judge(page);
  return seen;
}

(async () => {
  const { chromium: executablePath, pages } = JSON.parse(fs.readFileSync(0, "utf-8"));
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const scripted = await openTab(await browser.newContext());
  const without = await openTab(await browser.newContext({ javaScriptEnabled: false }));
  const seen = {};
  for (const [name, order] of Object.entries(pages)) seen[name] = await look(scripted, without, { ...order, file: path.resolve(order.file) });
  await browser.close();
  process.stdout.write(JSON.stringify(seen));
})().catch((error) => { process.stderr.write(`${error.stack}\n`); process.exit(1); });
