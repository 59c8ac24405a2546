/** How many conversations are chosen, and what became of them, as it is written and read out. */
import { formatLocale, plural, str } from '../../internal/localize.js';

export function chosenWords(number: number): string {
  const count = numberWords(number);
  return plural(number, { one: str`${count} selected`, other: str`${count} selected` }, { id: 'bulk-count' });
}

/** Empty when there is nothing to tell. */
export function bulkWords({
  chosen,
  done,
  failed,
}: {
  chosen: number;
  done: number;
  failed: number;
}): string {
  const parts = [
    done > 0 && doneWords(done),
    failed > 0 && failedWords(failed),
    chosen > 0 && chosenWords(chosen),
  ];
  return parts.filter(Boolean).join(' · ');
}

function doneWords(number: number): string {
  const count = numberWords(number);
  return plural(
    number,
    { one: str`${count} conversation changed`, other: str`${count} conversations changed` },
    { id: 'bulk-done' },
  );
}

function failedWords(number: number): string {
  const count = numberWords(number);
  return plural(
    number,
    { one: str`${count} could not be changed`, other: str`${count} could not be changed` },
    { id: 'bulk-failed' },
  );
}

function numberWords(number: number): string {
  return new Intl.NumberFormat(formatLocale()).format(number);
}
