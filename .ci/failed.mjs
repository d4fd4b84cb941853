// Names the tests that failed in a vitest report, each with the first lines of why: a log is often read from its end alone.
import { readFileSync } from 'node:fs';

const told = (message) => String(message).split('\n').slice(0, 6).join('\n    ').slice(0, 1200);
try {
  const { testResults = [] } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  for (const file of testResults.filter(({ status }) => status === 'failed')) {
    const bad = file.assertionResults.filter(({ status }) => status === 'failed');
    if (bad.length === 0) console.log(`  ${file.name}\n    ${told(file.message)}`);
    for (const one of bad) console.log(`  ${file.name}: ${one.fullName}\n    ${one.failureMessages.map(told).join('\n    ')}`);
  }
} catch (error) {
  console.log(`  no report: ${error.message}`);
}
