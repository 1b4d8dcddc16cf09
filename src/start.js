// Starts main.ts with what was compiled at earlier starts. The one file in plain JavaScript: to read a first line of TypeScript, Node loads a compiler, which
// takes it longer than everything else about a short verb; what that makes is kept as well, so that from the second start on nothing of it is needed.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./main.ts');
