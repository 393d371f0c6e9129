import { checkBackend, tableOf } from '@dealerkit/conformance';
import { isDealerkitError } from '@dealerkit/core';
import { type CliCommand, UsageError } from '../command.ts';
import { loadBackend } from '../own-backend.ts';

/** Runs the conformance cases on a backend of anyone's. */
export const checkBackendCommand: CliCommand = {
  summary: 'Check that a backend of your own does what every backend must',
  help: `dealerkit check-backend FILE

FILE is a module that exports backend({ nouns, tenant }): it opens that tenant, an empty one for a name that it has not seen.
It may export skip = { CASE: 'the reason' }. Ends with 0 when nothing failed, else with 1.

  --json            The report as JSON
  --only CASE       Only this case; may be repeated`,
  options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true } },
  async run({ values, words }, io) {
    const [file, more] = words;
    if (file === undefined || more !== undefined) throw new UsageError('check-backend takes one FILE');
    const { backend, skip } = await loadBackend(file);
    const only = Array.isArray(values['only']) ? values['only'].map(String) : undefined;
    try {
      const report = await checkBackend(backend, { ...(skip ? { skip } : {}), ...(only ? { only } : {}) });
      io.out(values['json'] ? `${JSON.stringify(report, null, 2)}\n` : tableOf(report));
      return report.ok ? 0 : 1;
    } catch (error) {
      if (isDealerkitError(error, 'malformed')) throw new UsageError(error.message, { cause: error });
      throw error;
    }
  },
};
