import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { MemoryStorage } from '../testing/fresh-storage.js';
import { closeChats, openChat, stored, texts, writtenChat } from '../testing/real-chat.js';
import { ask, until } from '../testing/setup.js';
import { ApiError } from './api-error.js';

/** What the company's backend signs about `sub`. */
const sign = (sub: string, more: object = {}) => ask<string>('parley-sign', { sub, ...more });
const person = () => `customer-${newId('contact')}`;

describe('Somebody whom the company vouches for, with a real server', () => {
  afterEach(closeChats);

  it('is known by name, and keeps what they wrote as a visitor', async () => {
    const { chat, conversation } = await writtenChat('As a visitor');

    await chat.identify(await sign(person(), { name: 'Ada Lovelace' }));

    expect(chat.state.contact).to.include({ name: 'Ada Lovelace', verified: true });
    expect(chat.state.conversation?.id).to.equal(conversation.id);
    await until('it is shown', () => texts(chat.state.conversation).includes('As a visitor'));
    chat.send('As Ada');
    await until('it is there', async () => (await stored(conversation.id)).length === 2);
  });

  it('finds what they wrote elsewhere together with what they wrote here', async () => {
    const sub = person();
    const phone = await writtenChat('On the phone');
    await phone.chat.identify(await sign(sub));
    const laptop = await writtenChat('On the laptop');

    await laptop.chat.identify(await sign(sub));

    const both = [phone.conversation.id, laptop.conversation.id].sort();
    const listed = () => laptop.chat.state.conversations.rows.map((row) => row.conversation.id).sort();
    await until('both are listed', () => listed().join() === both.join());
    expect(laptop.chat.state.contact?.id).to.equal(phone.chat.state.contact?.id);
    await until('the phone has heard', () => phone.chat.state.conversations.rows.length === 2);
    laptop.chat.send('More');
    await until('it is there', async () => (await stored(laptop.conversation.id)).length === 2);
  });

  it('is known in the other tabs of the browser, in which nothing is lost', async () => {
    const sub = person();
    await (await writtenChat('Elsewhere')).chat.identify(await sign(sub));
    const { chat, conversation, disk } = await writtenChat('First');
    const otherTab = openChat(disk);
    await otherTab.start();
    await until('the other tab is online', () => otherTab.state.connection === 'online');

    await chat.identify(await sign(sub));
    otherTab.send('Written in the other tab at that moment');

    await until('it is there', async () => (await stored(conversation.id)).length === 2, 15_000);
    await until('the other tab knows who it is', () => otherTab.state.contact?.verified === true, 15_000);
  });

  it('is known again on the next page without being told', async () => {
    const sub = person();
    await (await writtenChat('Elsewhere')).chat.identify(await sign(sub));
    const { chat, disk } = await writtenChat('Here');
    await chat.identify(await sign(sub, { name: 'Ada' }));
    chat.close();

    const next = openChat(disk);
    await next.start();

    expect(next.state.contact).to.include({ name: 'Ada', verified: true });
    expect(next.state.conversations.rows).to.have.length(2);
  });

  it('finds nothing of whoever sat there before', async () => {
    const disk = new MemoryStorage();
    const { chat, conversation } = await writtenChat('Ada’s secret', disk);
    await chat.identify(await sign(person()));

    await chat.identify(await sign(person(), { name: 'Bo' }));

    expect(chat.state.contact).to.include({ name: 'Bo', verified: true });
    expect(chat.state.conversation).to.equal(null);
    expect(chat.state.conversations.rows.map((row) => row.conversation.id)).not.to.include(conversation.id);
  });

  it('leaves nothing in the browser when they log out', async () => {
    const { chat, disk } = await writtenChat('Secret');
    await chat.identify(await sign(person()));

    await chat.logout();

    expect(disk.length).to.equal(0);
    expect([chat.known, chat.state.contact]).to.deep.equal([false, null]);
  });

  it('is who they are for as long as the page lives where storage is blocked', async () => {
    const disk = new MemoryStorage();
    disk.full = true;
    const { chat } = await writtenChat('Only here', disk);

    await chat.identify(await sign(person(), { name: 'Ada' }));

    expect([chat.state.contact?.name, disk.length]).to.deep.equal(['Ada', 0]);
  });

  it('is told when the word is not good, and stays who they were', async () => {
    const { chat, conversation } = await writtenChat('As a visitor');

    const refused = await chat.identify('no word at all').then(
      () => null,
      (thrown: unknown) => thrown as ApiError,
    );

    expect(refused).to.be.instanceOf(ApiError);
    expect(refused?.code).to.equal('invalid_input');
    expect(chat.state.contact?.verified).to.equal(false);
    expect(chat.state.conversation?.id).to.equal(conversation.id);
  });
});
