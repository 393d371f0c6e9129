import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { root } from '../run.mjs';

/** From the sources of the packages. */
export const fromSource = () => [
  nodeResolve({ extensions: ['.ts', '.js'], exportConditions: ['source', 'production'] }),
  esbuild({ target: 'es2022', tsconfig: join(root, 'tsconfig.base.json') }),
];

/** To the fewest bytes that say the same. */
export const smallest = () => terser({ ecma: 2022, module: true, compress: { passes: 2 }, format: { comments: false } });
