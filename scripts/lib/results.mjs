/** Reads what test runners wrote, and counts. A runner that wrote nothing has failed, whatever its exit code says. */
import { readFileSync } from 'node:fs';

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not written, or broken off.
    return null;
  }
}

/** Passed and failed of a vitest or a component report, whichever it is; null when it is neither. */
export function countsOf(report) {
  if (report === null || typeof report !== 'object') return null;
  const passed = report.numPassedTests ?? report.passed;
  const failed = report.numFailedTests ?? report.failed;
  return Number.isInteger(passed) && Number.isInteger(failed) ? { passed, failed } : null;
}

/**
 * How a step with tests went. What counts as one further failure: a bad exit without a failed test (a file that
 * could not be loaded), no tests at all, no report.
 */
export function testResult({ file, code }) {
  const counts = countsOf(readJson(file));
  if (counts === null) return { passed: 0, failed: 1, note: 'wrote no result' };
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1, note: 'ran no test' };
  if (code !== 0 && counts.failed === 0) {
    return { passed: counts.passed, failed: 1, note: `ended with code ${code} though no test failed` };
  }
  return { ...counts, note: '' };
}

/** How a step without tests of its own went: it counts one. */
export function stepResult({ code }) {
  return code === 0
    ? { passed: 1, failed: 0, note: '' }
    : { passed: 0, failed: 1, note: `ended with code ${code}` };
}

/** The sum over all steps, and the last line of `npm test`. */
export function summary(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return { passed, failed, line: `${passed} passed, ${failed} failed` };
}
