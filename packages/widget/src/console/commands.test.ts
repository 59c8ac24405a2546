import { expect } from 'chai';
import { commandOf, commandsOf, findCommands } from './commands.js';
import { AGENT, makeConversation, SITE } from './testing/conversations.js';

const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });
const site = { ...SITE, teams: [{ id: 'sales', name: 'Sales' }] };

describe('the commands of the console', () => {
  it('offer what the open conversation allows, and nothing of it without one', () => {
    const conversation = makeConversation({ siteId: site.id, status: 'resolved' });
    const room = { agent: AGENT, rows: [conversation], agents: [], sites: [site], sections: [] };

    const inside = commandsOf({ ...room, conversation }).map(({ id }) => id);
    const outside = commandsOf({ ...room, conversation: null }).map(({ id }) => id);

    expect(inside).to.include.members(['reopen', 'team:sales', `open:${conversation.id}`]);
    expect(inside).not.to.include('resolve');
    expect(outside).not.to.include.members(['reopen']);
    expect(outside).not.to.include.members(['team:sales']);
  });

  it('are found by the beginnings of their words, without accents', () => {
    const commands = ['José Álvarez', 'Hand to Sales', 'Answer'].map((label) => ({
      id: label,
      label,
      keys: [],
      kind: 'command' as const,
    }));

    expect(findCommands(commands, 'alv jo').map(({ id }) => id)).to.deep.equal(['José Álvarez']);
    expect(findCommands(commands, 'sal').map(({ id }) => id)).to.deep.equal(['Hand to Sales']);
    expect(findCommands(commands, 'lvarez')).to.deep.equal([]);
    expect(findCommands(commands, ' ')).to.have.length(3);
  });

  it('leave letters to those who write, and the browser its own keys', () => {
    expect(commandOf(press('e'), false)).to.equal('finish');
    expect(commandOf(press('e'), true)).to.equal(null);
    expect(commandOf(press('r', { ctrlKey: true }), false)).to.equal(null);
    expect(commandOf(press('k', { metaKey: true }), true)).to.equal('palette');
    expect(commandOf(press('Escape'), true)).to.equal('back');
  });
});
