/** Reads what test runners wrote, and counts. A runner that wrote nothing has failed, whatever its exit code says. */
import { readFileSync } from 'node:fs';

/** What a runner wrote; null when it wrote nothing, or broke off. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
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

/** The failed tests of a vitest or a component report: the file, the way to the test, what was said. */
export function failuresOf(report) {
  if (Array.isArray(report?.failures)) return report.failures;
  return (report?.testResults ?? []).flatMap(({ name: file, message, status, assertionResults = [] }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const failures = failed.map(({ fullName, failureMessages = [] }) => ({
      file,
      name: fullName,
      message: failureMessages[0],
    }));
    return failures.length === 0 && status === 'failed' ? [{ file, name: '', message }] : failures;
  });
}

/**
 * One report of two runs, the second of those files alone in which something had failed. What failed both times has
 * failed; the rest is listed as tried twice. Null when the second run is no answer to the first.
 */
export function triedTwice(first, second) {
  if (countsOf(first) === null || countsOf(second) === null) return null;
  const mended = first.failed - second.failed;
  if (mended < 0) return null;
  const still = new Set(second.failures.map(({ file, name }) => `${file} ${name}`));
  const twice = first.failures.filter(({ file, name }) => !still.has(`${file} ${name}`));
  return { ...second, passed: first.passed + mended, triedTwice: twice };
}

/**
 * How a step with tests went, by the report its runner wrote and its exit code. What counts as one further failure: a
 * bad exit without a failed test (a file that could not be loaded), no tests at all, no report.
 */
export function testResult({ report, code }) {
  const counts = countsOf(report);
  if (counts === null) return { passed: 0, failed: 1, note: 'wrote no result' };
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1, note: 'ran no test' };
  if (code !== 0 && counts.failed === 0) {
    return { passed: counts.passed, failed: 1, note: `ended with code ${code} though no test failed` };
  }
  const twice = report.triedTwice ?? [];
  const note = twice.length > 0 ? `${twice.length} tried twice` : '';
  return { ...counts, failures: failuresOf(report), triedTwice: twice, note };
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
