/** Keeps the OpenAPI document of now as the released one, which later changes must not break. Needs a running server's address. */
import { writeFileSync } from 'node:fs';

const [address = 'http://127.0.0.1:4300'] = process.argv.slice(2);
const answer = await fetch(new URL('/openapi.json', address));
const file = new URL('../openapi/released.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(await answer.json(), null, 1)}\n`);
console.log(`Kept what ${address} says as ${file.pathname}.`);
