import { changesInTheWay, type Settings, type SettingsChange, withChanges } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from './api-error.js';
import { SettingsDraft } from './settings-draft.js';

const FIRST = {
  revision: 1,
  sites: [],
  hours: null,
  teams: [
    { id: 'sales', name: 'Sales' },
    { id: 'support', name: 'Support' },
  ],
  routing: { rules: [] },
  privacy: { time: 'own' },
  insights: { currency: 'EUR', attribution: { model: 'last_touch', days: 7 } },
} as Settings;

/** The server's rule, by the same functions: all changes or none. */
class Keeper {
  now = FIRST;
  /** Happens before the next change arrives. */
  meanwhile: (() => void) | undefined;

  settings = async () => this.now;

  changeSettings = async (changes: SettingsChange[]) => {
    const { meanwhile } = this;
    this.meanwhile = undefined;
    meanwhile?.();
    if (changesInTheWay(this.now, changes).length > 0) throw new ApiError('conflict', 'Somebody was faster.');
    this.now = { ...withChanges(this.now, changes), revision: this.now.revision + 1 };
    return this.now;
  };

  rename(id: string, name: string) {
    this.now = withChanges(this.now, [{ path: ['teams', id, 'name'], value: name }]);
  }
}

const nameOf = (settings: Settings | null, id: string) =>
  settings?.teams.find((team) => team.id === id)?.name;

let keeper: Keeper;
let draft: SettingsDraft;

beforeEach(async () => {
  keeper = new Keeper();
  draft = new SettingsDraft(keeper);
  await draft.load();
});

describe('the settings while they are edited', () => {
  it('are saved as they were edited, and nothing is left to save', async () => {
    draft.edit(['teams', 'sales', 'name'], 'Sellers');
    expect(draft.dirty).toBe(true);

    await draft.save();

    expect(nameOf(keeper.now, 'sales')).toBe('Sellers');
    expect(draft.dirty).toBe(false);
    expect(draft.state.saved).toBe(true);
  });

  it('take in what somebody else changed elsewhere, without a word', async () => {
    draft.edit(['teams', 'sales', 'name'], 'Sellers');
    keeper.meanwhile = () => keeper.rename('support', 'Helpers');

    await draft.save();

    expect([nameOf(keeper.now, 'sales'), nameOf(keeper.now, 'support')]).toEqual(['Sellers', 'Helpers']);
    expect(draft.state.conflicts).toEqual([]);
  });

  it('take in what somebody else added and changed in a list that got another order', async () => {
    draft.edit(['teams'], FIRST.teams.toReversed());
    keeper.meanwhile = () => {
      keeper.rename('sales', 'Sellers');
      keeper.now = withChanges(keeper.now, [{ path: ['teams', 'ads'], value: { id: 'ads', name: 'Ads' } }]);
    };

    await draft.save();

    expect(draft.state.conflicts).toEqual([]);
    expect(keeper.now.teams.map(({ name }) => name)).toEqual(['Support', 'Ads', 'Sellers']);
  });

  it('bring back what somebody else took away, or let it go', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      keeper = new Keeper();
      draft = new SettingsDraft(keeper);
      await draft.load();
      draft.edit(['teams', 'sales', 'name'], 'Sellers');
      keeper.meanwhile = () => {
        keeper.now = withChanges(keeper.now, [{ path: ['teams', 'sales'] }]);
      };
      await draft.save();

      for (const conflict of draft.state.conflicts) draft.resolve(conflict, choice);
      await draft.save();

      expect(nameOf(keeper.now, 'sales')).toBe(choice === 'mine' ? 'Sellers' : undefined);
    }
  });

  it('ask which shall be where both changed the same, and save nothing before it is said', async () => {
    draft.edit(['teams', 'sales', 'name'], 'Sellers');
    draft.edit(['teams', 'support', 'name'], 'Helpers');
    keeper.meanwhile = () => keeper.rename('sales', 'Traders');

    await draft.save();

    const [conflict, ...others] = draft.state.conflicts;
    expect(others).toEqual([]);
    expect(conflict).toEqual({ path: ['teams', 'sales', 'name'], mine: 'Sellers', theirs: 'Traders' });
    expect(nameOf(keeper.now, 'support')).toBe('Support');
  });

  it.each([
    ['mine', 'Sellers'],
    ['theirs', 'Traders'],
  ] as const)('become what was chosen: %s', async (choice, name) => {
    draft.edit(['teams', 'sales', 'name'], 'Sellers');
    draft.edit(['teams', 'support', 'name'], 'Helpers');
    keeper.meanwhile = () => keeper.rename('sales', 'Traders');
    await draft.save();

    for (const conflict of draft.state.conflicts) draft.resolve(conflict, choice);
    await draft.save();

    expect([nameOf(keeper.now, 'sales'), nameOf(keeper.now, 'support')]).toEqual([name, 'Helpers']);
    expect(draft.dirty).toBe(false);
  });

  it('keep what is written while they are being saved', async () => {
    draft.edit(['teams', 'sales', 'name'], 'Sellers');
    keeper.meanwhile = () => draft.edit(['teams', 'support', 'name'], 'Helpers');

    await draft.save();

    expect(nameOf(draft.state.draft, 'support')).toBe('Helpers');
    expect(draft.dirty).toBe(true);
  });

  it('keep the edit when the server is not reached, and say why', async () => {
    draft.edit(['teams', 'sales', 'name'], 'Sellers');
    keeper.meanwhile = () => {
      throw new ApiError('network', 'Away.');
    };

    await draft.save();

    expect(draft.state.error?.code).toBe('network');
    expect(nameOf(draft.state.draft, 'sales')).toBe('Sellers');
    await draft.save();
    expect(nameOf(keeper.now, 'sales')).toBe('Sellers');
  });

  it('are as before once the edit is given up', () => {
    draft.edit(['teams', 'sales', 'name'], 'Sellers');

    draft.reset();

    expect(draft.dirty).toBe(false);
    expect(nameOf(draft.state.draft, 'sales')).toBe('Sales');
  });
});
