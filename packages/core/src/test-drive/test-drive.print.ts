import { clientNoun } from '../client/client.noun.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { handler } from '../open-crm/kit.ts';
import { drawing } from '../paper/paper-file.ts';
import { addressLines, houseOf, some } from '../branch/letterhead.ts';
import { paperLanguage } from '../paper/paper-kinds.ts';
import { seenRecord } from '../paper/seen-record.ts';
import { settingsOf, zoneOf } from '../settings/read-settings.ts';
import { vehicleNoun } from '../vehicle/vehicle.noun.ts';
import { dayIn } from '../zone.ts';
import { printTestDrive } from './test-drive.commands.ts';
import { testDriveNoun } from './test-drive.noun.ts';

/** The handler of `testDrive.print`: the form as everything is now. What whoever asks may not see is left to be written in by hand. */
export const printing = handler(printTestDrive, async (ctx, { id, language: wanted }) => {
  const draw = drawing(ctx);
  const { leadId } = (await ctx.get(testDriveNoun, id)).record;
  const drive = await seenRecord(ctx, testDriveNoun, id);
  const lead = (await ctx.get(leadNoun, leadId)).record;
  const { name = lead.name } = await seenRecord(ctx, leadNoun, leadId);
  const client = await seenRecord(ctx, clientNoun, lead.clientId);
  const vehicle = await seenRecord(ctx, vehicleNoun, drive.vehicleId ?? null);
  const settings = await settingsOf(ctx.system);
  const language = wanted ?? paperLanguage(client.language || settings.language);
  const timeZone = await zoneOf(ctx.system, lead.branchId);
  const summary = await draw({
    ...{ kind: 'test-drive', language, timeZone, code: lead.code, date: dayIn(timeZone, ctx.now) },
    ...(await houseOf(ctx, lead, language)),
    client: {
      name: client.name ?? name,
      lines: [...addressLines(client.address, settings.region, language), ...some(client.phones?.[0])],
    },
    vehicle: { label: drive.vehicle ?? '', vin: vehicle.vin ?? null, stockNumber: vehicle.stockNumber ?? null },
    ...{ at: drive.at ?? null, durationMinutes: drive.durationMinutes ?? null, licenceSeen: drive.licenceSeen === true },
  });
  return { output: { id }, summary, changes: [] };
});
