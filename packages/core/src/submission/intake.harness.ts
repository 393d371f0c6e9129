import { dealerPreset } from '../dealer/index.ts';
import { tenantOf } from '../dealer/tenant.harness.ts';
import { captureSubmission, readyForms } from '../index.ts';

const people = [
  ['ana', 'salesperson'],
  ['bob', 'salesperson'],
  ['eva', 'salesperson'],
  ['adm', 'administrator'],
] as const;

/** A house with two branches, a group of three who sell, and a form that is one of the ready ones with `more`. */
export async function intakeHouse(intent: keyof typeof readyForms = 'contact', more: object = {}) {
  const house = await tenantOf(dealerPreset);
  for (const [id, name] of [['lyon', 'Lyon'], ['lille', 'Lille']] as const) await house.save('branch', id, { name }); // prettier-ignore
  await house.save('group', 'sales', { name: 'Sales' });
  for (const [id, profileId] of people)
    await house.save('user', id, { name: id, profileId, branchId: 'lyon', groupIds: profileId === 'salesperson' ? ['sales'] : [] });
  await house.save('form', 'f1', { ...readyForms[intent], key: 'the-form', branchId: 'lyon', ...more });
  const visitors = house.as('form:f1');
  return {
    ...house,
    /** The form itself. */
    visitors,
    /** Captures what a visitor sent, and answers the lead that it became. */
    send: async (raw: Readonly<Record<string, string>>, facts: object = {}) =>
      reached(
        await visitors.run(captureSubmission, {
          ...{ formId: 'f1', lang: 'en', page: 'https://dealer.example/car', raw, flags: [], ip: '192.0.2.1', userAgent: 'Test' },
          ...facts,
        }),
      ),
  };
}

const reached = <Output extends { readonly leadId: string | null; readonly clientId: string | null }>(output: Output) => {
  const { leadId, clientId } = output;
  if (leadId === null || clientId === null) throw new Error('This submission is held');
  return { ...output, leadId, clientId };
};
