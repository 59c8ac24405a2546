/**
 * A working day from morning to evening, told once from end to end: an admin, two agents and live customers, each in a
 * browser of their own. What each part does in all its cases, other suites prove; here one thing leads to the next.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrote } from './crowd.js';
import { bubbles, write } from './people.js';
import { png } from './png.js';
import {
  attach,
  availabilityOf,
  beginDay,
  begins,
  card,
  choose,
  chosen,
  comes,
  count,
  type Day,
  decisions,
  field,
  files,
  finds,
  go,
  HOUR,
  INES,
  LENA,
  MINUTE,
  PASSWORD,
  PATIENT,
  read,
  row,
  save,
  sees,
  TOM,
  writesInSight,
} from './working-day.js';

const PICTURE = { name: 'lamp.png', mimeType: 'image/png', buffer: png(320, 200) };
const INVOICE = { name: 'invoice.txt', mimeType: 'text/plain', buffer: Buffer.from('One lamp.\n') };

let day: Day;
let ines: Page;
let lena: Page;
let tom: Page;
let eva: Page;
let karl: Page;
/** Karl's other browser. */
let phone: Page;
let desks: [Page, Page];

beforeAll(async () => {
  day = await beginDay();
  ({ ines, lena, tom, eva, karl } = day);
  desks = [lena, tom];
});
afterAll(() => day?.end());

describe('in the morning', () => {
  it('somebody new becomes an agent by the admin’s link', async () => {
    await go(ines, '#/settings/people');
    await ines.getByLabel('E-mail').fill(TOM.email);
    await ines.getByLabel('Role', { exact: true }).selectOption('agent');
    await ines.getByRole('button', { name: 'Make a link' }).click();
    const link = (await ines.locator('parley-copy-line code').textContent()) ?? '';

    await tom.goto(link);
    await tom.getByLabel('Your name, as customers read it').fill(TOM.name);
    await tom.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await tom.getByRole('button', { name: 'Sign in' }).click();

    await tom.locator('parley-workspace').waitFor();
    await go(tom, '#/v/all');
    await expect.poll(() => availabilityOf(day, TOM.name), PATIENT).toBe('online');
    await expect.poll(() => availabilityOf(day, LENA.name), PATIENT).toBe('online');
    await count(desks, [0, 0], {});
  });

  it('the admin makes a team of the two, rules for it, and an answer for all', async () => {
    await go(ines, '#/settings/teams');
    const sales = ines.locator('parley-team-editor').nth(1);
    await sales.getByLabel('New conversations').selectOption({ label: 'Go to each in turn' });
    await save(ines);
    await sales.locator('parley-tick-list summary').click();
    for (const { name } of [LENA, TOM]) {
      await sales.getByLabel(name).check();
      await expect.poll(() => sales.getByLabel(name).isEnabled()).toBe(true);
    }

    await go(ines, '#/settings/routing');
    for (const [word, team] of [
      ['broken', 'Customer support'],
      ['price', 'Sales'],
    ] as const) {
      await ines.getByRole('button', { name: 'Add a rule' }).click();
      const rule = ines.locator('parley-rule-editor').last();
      await rule.getByLabel('The first message has').fill(word);
      await rule.getByLabel('The first message has').press('Tab');
      await rule.getByLabel('Goes to').selectOption({ label: team });
    }
    await save(ines);

    await go(ines, '#/canned-replies');
    await ines.getByRole('button', { name: 'New reply' }).click();
    await ines.getByLabel('Name').fill('Greeting');
    await ines.getByLabel('Text').fill('Hello {{contact.name|there}}, {{agent.name}} here.');
    await ines.getByRole('button', { name: 'Save' }).click();
    await ines.getByRole('heading', { name: 'Greeting' }).waitFor();
  });

  it('what a customer chose leads one conversation to its team, what the other wrote another', async () => {
    await comes(eva, day, { name: 'Eva Holm', about: 'Sales' });
    await write(eva, 'Do you deliver to Norway?');
    await count(desks, [1, 0], { Open: 1, Sales: 1 });

    await comes(karl, day, { name: 'Karl Weiss' });
    await write(karl, 'My lamp arrived broken.');
    await count(desks, [1, 0], { Open: 2, Unassigned: 1, Sales: 1, 'Customer support': 1 });
    await row(lena, /Eva Holm.*Assigned to: Lena Brandt/s).waitFor();
    await row(tom, /Eva Holm.*Assigned to: Lena Brandt/s).waitFor();
  });
});

describe('before noon', () => {
  it('an agent sees on which page the customer is, and where they go from there', async () => {
    await read(lena, /Eva Holm/, 'Norway');
    const page = card(lena).locator('dl div', { hasText: 'Page' }).getByRole('link');
    await expect.poll(() => page.getAttribute('href'), PATIENT).toBe(`${day.stage.site}/?site=acme`);

    await eva.getByRole('link', { name: 'How we deliver' }).click();
    await field(eva).waitFor();

    await expect.poll(() => page.getAttribute('href'), PATIENT).toBe(`${day.stage.site}/other?site=acme`);
  });

  it('both sides see each other write, and files go both ways', async () => {
    await writesInSight(lena, eva, LENA.name);
    await field(lena).pressSequentially('/gre');
    const suggestion = lena.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await suggestion.filter({ hasText: 'Greeting' }).waitFor();
    await lena.keyboard.press('Enter');
    await expect.poll(() => field(lena).inputValue()).toBe('Hello Eva Holm, Lena Brandt here.');
    await lena.keyboard.press('Enter');
    await sees(eva, 'Hello Eva Holm, Lena Brandt here.');

    await writesInSight(eva, lena, 'Eva Holm');
    await attach(eva, PICTURE);
    await attach(lena, INVOICE);

    for (const page of [eva, lena]) {
      await expect.poll(() => files(page), PATIENT).toEqual(['Picture lamp.png', 'invoice.txt']);
    }
    const picture = lena.locator('parley-attachments img');
    await expect.poll(() => picture.evaluate((it: HTMLImageElement) => it.naturalWidth), PATIENT).toBe(320);
  });

  it('two agents at one conversation know of each other, and call each other by notes', async () => {
    await read(tom, /Eva Holm/, 'Norway');
    await lena.getByText(/Also here: Tom Okafor/).waitFor();
    await tom.getByText(/Also here: Lena Brandt/).waitFor();
    await read(tom, /Karl Weiss/, 'broken');

    await lena.locator('parley-conversation-pane h2').first().focus();
    await lena.keyboard.press('n');
    await lena.keyboard.type('Do we ship there, @to');
    await lena
      .getByRole('listbox', { name: 'Suggestions' })
      .getByRole('option', { name: TOM.name })
      .waitFor();
    await lena.keyboard.press('Enter');
    await lena.keyboard.type('? SECRET');
    await lena.keyboard.press('Enter');

    await row(tom, /Eva Holm.*You were mentioned/s).waitFor();
    await read(tom, /Eva Holm/, 'SECRET');
    await row(tom, /Eva Holm(?!.*You were mentioned)/s).waitFor();
  });

  it('whoever writes while something arrives is told before it is sent', async () => {
    await lena.locator('parley-conversation-pane h2').first().focus();
    await lena.keyboard.press('r');
    await field(tom).pressSequentially('We do, within a week.');
    await lena.getByText('Tom Okafor: writing an answer right now.').waitFor();
    await write(eva, 'To Tromsø, that is.');
    await tom.getByText('Eva Holm wrote while you were writing.').waitFor();

    await field(tom).press('Enter');
    await tom.getByRole('button', { name: 'Send anyway' }).waitFor();
    expect(await bubbles(eva)).not.toContain('We do, within a week.');
    await field(tom).fill('We do, to Tromsø within ten days.');
    await field(tom).press('Enter');

    await sees(eva, 'We do, to Tromsø within ten days.');
    expect(await eva.content()).not.toContain('SECRET');
    expect((await bubbles(eva)).join()).not.toContain('SECRET');
  });

  it('a conversation is taken, raised, tagged and passed on to another team, for both to see', async () => {
    await read(tom, /Karl Weiss/, 'broken');
    await choose(tom, 'Assigned to', 'Me');
    await count(desks, [1, 1], { Open: 2, Sales: 1, 'Customer support': 1 });
    await choose(tom, 'Priority', 'Urgent');
    await tom.getByRole('combobox', { name: 'Add a tag' }).fill('lamps');
    await tom.keyboard.press('Enter');
    await row(lena, /Karl Weiss.*Urgent.*lamps.*Assigned to: Tom Okafor/s).waitFor();

    await choose(lena, 'Team', 'Customer service');
    await count(desks, [1, 1], { Open: 2, 'Customer service': 1, 'Customer support': 1 });
    await read(tom, /Eva Holm/, 'SECRET');
    await expect.poll(async () => (await chosen(tom, 'Team'))?.trim()).toBe('Customer service');
  });

  it('what is put off comes back by itself when its time has come', async () => {
    await read(tom, /Karl Weiss/, 'broken');
    await choose(tom, 'Snooze', 'Later today');
    await count(desks, [1, 0], { Open: 1, 'Customer service': 1, Snoozed: 1 });
    await go(lena, '#/v/snoozed');
    await row(lena, /Karl Weiss/).waitFor();

    await day.pass(4 * HOUR);

    await count(desks, [1, 1], { Open: 2, 'Customer service': 1, 'Customer support': 1 });
    await expect.poll(() => row(lena, /./).count(), PATIENT).toBe(0);
    await go(lena, '#/v/all');
    await row(lena, /Karl Weiss/).waitFor();
    // The customers were there all the time, and still are.
    await write(karl, 'Is anybody there?');
    await sees(tom, 'Is anybody there?');
  });
});

describe('in the afternoon', () => {
  it('the next one goes to the other agent, and turns out to be somebody who is known', async () => {
    phone = await day.open();
    await comes(phone, day, {});
    await write(phone, 'What is the price of two lamps?');
    await count(desks, [1, 2], { Open: 3, Sales: 1, 'Customer service': 1, 'Customer support': 1 });
    await read(tom, /price of two lamps/, 'price of two lamps');
    await card(tom).getByText('Identity not verified').waitFor();

    await card(tom).getByRole('button', { name: 'Merge', exact: true }).click();
    const person = card(tom).getByRole('combobox', { name: 'This contact is really' });
    await person.selectOption({ label: 'Karl Weiss' });
    await card(tom).getByRole('button', { name: 'Merge for good' }).click();

    await row(lena, /Karl Weiss.*price of two lamps/s).waitFor();
    await card(tom)
      .getByRole('link', { name: /Is anybody there/ })
      .waitFor();
    await write(tom, 'Welcome back.');
    await sees(phone, 'Welcome back.');
  });

  it('a nuisance is marked as spam and blocked, and leaves the inbox', async () => {
    const { contactId } = await wrote(day.stage, { name: 'Pills', texts: ['Buy pills'] });
    const others = { Sales: 1, 'Customer service': 1, 'Customer support': 1 };
    await count(desks, [1, 2], { ...others, Open: 4, Unassigned: 1 });
    await read(tom, /Buy pills/, 'Buy pills');

    await tom.getByRole('button', { name: 'Mark as spam' }).click();
    await count(desks, [1, 2], { ...others, Open: 3, Spam: 1 });
    await card(tom).getByRole('button', { name: 'Block', exact: true }).click();
    await card(tom).getByRole('button', { name: 'Really block' }).click();
    await card(tom).getByText('Blocked: cannot write').waitFor();

    expect((await day.stage.company.contacts.get(contactId ?? '')).blocked).toBe(true);
    await go(lena, '#/v/spam');
    await row(lena, /Buy pills/).waitFor();
    await go(lena, '#/v/open');
    await row(lena, /Eva Holm/).waitFor();
    expect(await row(lena, /Buy pills/).count()).toBe(0);
    await go(lena, '#/v/all');
  });

  it('what is done is rated by the customer, and opens again when they have more to say', async () => {
    const others = { Sales: 1, 'Customer support': 1, Spam: 1 };
    await read(lena, /Eva Holm/, 'Norway');
    await lena.getByRole('button', { name: 'Resolve', exact: true }).click();
    await count(desks, [0, 2], { ...others, Open: 2, Resolved: 1 });

    const question = eva.getByRole('group', { name: 'How did we do?' });
    await question.getByRole('radio', { name: 'Good', exact: true }).check({ force: true });
    await question.getByRole('textbox').fill('Quick answers');
    await question.getByRole('button').click();
    await eva.getByText('Thank you for telling us.').waitFor();
    await card(lena).getByText('4 / 5 · Quick answers').waitFor();

    await write(eva, 'And in green?');
    await sees(lena, 'And in green?');
    await count(desks, [1, 2], { ...others, Open: 3, 'Customer service': 1 });
  });

  it('nothing new is given to whoever is away, though it were their turn', async () => {
    await lena.getByRole('button', { name: 'Resolve', exact: true }).click();
    await eva.getByText('This conversation is resolved').waitFor();
    await lena.getByRole('button', { name: `Account of ${LENA.name}` }).click();
    const available = lena.getByRole('switch', { name: 'Available for conversations' });
    await available.click();
    await expect.poll(() => availabilityOf(day, LENA.name), PATIENT).toBe('away');

    await begins(eva, 'What is the price of a shade?');

    const after = { Open: 3, Sales: 2, 'Customer support': 1, Spam: 1, Resolved: 1 };
    await count(desks, [0, 3], after);
    await available.click();
    await expect.poll(() => availabilityOf(day, LENA.name), PATIENT).toBe('online');
    await lena.keyboard.press('Escape');
  });
});

describe('in the evening', () => {
  it('the search finds what was said, by its words, its tag, its customer and its page', async () => {
    await lena.getByRole('button', { name: 'Search conversations' }).click();

    await finds(lena, 'Norway', ['Eva Holm']);
    await finds(lena, 'lamps', ['Karl Weiss']);
    await finds(lena, 'broken', ['Karl Weiss']);
    await finds(lena, 'Eva Holm', ['Eva Holm']);
    await finds(lena, 'xylophone', []);
    await finds(lena, 'other', ['Eva Holm']);
    await finds(lena, 'tromsø', ['Eva Holm']);
    await lena
      .locator('parley-search')
      .getByRole('link', { name: /Tromsø, that is/ })
      .click();
    await lena.locator('parley-conversation-pane .bubble', { hasText: 'To Tromsø, that is.' }).waitFor();
    await lena.keyboard.press('Escape');
  });

  it('the admin sees who did what of it, and the company’s own programs all of it', async () => {
    await go(ines, '#/settings/audit');
    const entries = ines.locator('parley-audit-page .item');
    for (const [who, what] of [
      [INES.name, /^invitation\.created/],
      [INES.name, /^settings\.updated/],
      [INES.name, /^agent\.updated · Lena Brandt/],
      [INES.name, /^canned_reply\.updated/],
      [TOM.name, /^agent\.created · Tom Okafor/],
      [TOM.name, /^contact\.merged/],
      [TOM.name, /^contact\.updated/],
    ] as const) {
      await entries
        .filter({ has: ines.locator('.name', { hasText: who }) })
        .filter({ has: ines.locator('p', { hasText: what }) })
        .first()
        .waitFor();
    }

    const said = await decisions(day);
    for (const decision of [
      ...['Tom Okafor: assigneeId', 'Tom Okafor: priority', 'Tom Okafor: tags', 'Tom Okafor: snoozedUntil'],
      ...['Lena Brandt: teamId', 'Tom Okafor: status', 'contact: status', 'contact: context'],
      ...['system: teamId', 'system: assigneeId', 'system: snoozedUntil'],
    ]) {
      expect(said).toContain(decision);
    }
  });

  it('each agent’s own time has grown by what they spent, and by no more than the clock', async () => {
    const minutes = async (page: Page): Promise<number> => {
      await go(page, '#/v/all');
      await go(page, '#/my-time');
      const total = await page.locator('parley-my-time .total').textContent();
      const [, hours = '0', rest = '0'] = /^(?:(\d+)h ?)?(?:(\d+)m)?$/.exec(total ?? '') ?? [];
      return Number(hours) * 60 + Number(rest);
    };
    const before = await minutes(tom);
    await go(tom, '#/v/all');
    await read(tom, /Welcome back/, 'price of two lamps');
    for (let n = 0; n < 3; n += 1) {
      await tom.mouse.wheel(0, 1);
      await day.pass(MINUTE);
    }

    await expect.poll(() => minutes(tom), { ...PATIENT, interval: 1000 }).toBeGreaterThanOrEqual(before + 2);
    // He sat there for four hours without a move: that is a minute.
    expect(await minutes(tom)).toBeLessThan(30);
    await expect.poll(() => minutes(lena), { ...PATIENT, interval: 1000 }).toBeGreaterThan(0);
  });

  it('no page has met a fault', () => {
    expect(day.problems()).toEqual([]);
  });
});
