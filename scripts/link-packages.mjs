// In the sandbox of mutation testing: makes the copies of our packages the ones that are found by name.
import { mkdirSync, symlinkSync } from 'node:fs';

mkdirSync('node_modules', { recursive: true });
symlinkSync('../packages', 'node_modules/@dealerkit');
