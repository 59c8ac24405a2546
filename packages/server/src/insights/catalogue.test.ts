import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.js';

const document = readFileSync(new URL('../../../../docs/insights.md', import.meta.url), 'utf8');
const chapters = document
  .slice(document.indexOf('## Figures'), document.indexOf('## Making them anew'))
  .split('### ');

it.each(CATALOGUE)('the document defines $id as the catalogue does', (metric) => {
  const chapter = chapters.find((text) => text.includes(`\`${metric.id}\``))?.replaceAll(/\s+/g, ' ') ?? '';

  for (const said of [
    metric.name,
    metric.unit,
    metric.formula,
    metric.description,
    metric.exclusions ?? '',
    metric.interval ?? '',
  ])
    expect(chapter).toContain(said);
  if (metric.enoughFrom > 0) expect(chapter).toContain(`Too few to say below ${metric.enoughFrom}.`);
});

it('the document defines nothing else', () => {
  expect(chapters).toHaveLength(CATALOGUE.length + 1);
});
