import { expect } from 'chai';
import { money, number, sumsOf } from './format.js';

describe('figures in words', () => {
  it('have a sign where they are below nothing, and none where they round to it', () => {
    expect(number('-2')).to.equal('-2');
    expect(money('-24.10', 'EUR')).to.equal('-€24.10');
    const sum = sumsOf(['3384.00', '-0.43'], 'EUR');
    expect([sum('3384.00'), sum('-0.43'), sum('-0.61')]).to.deep.equal(['€3,384', '€0', '-€1']);
  });
});
