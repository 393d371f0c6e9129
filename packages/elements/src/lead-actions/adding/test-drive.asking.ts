import type { Asking } from '../../base/asking.ts';
import { createTestDrive } from '../../context/lead-work-contracts.ts';
import { instantAt, limits, momentField, textOf, textOrNull } from './adding-fields.ts';
import type { Adding } from './lead-adding.view.ts';
import { minutesText } from './minutes-text.ts';
import { VehicleChoice } from './vehicle-choice.ts';

const durations = [15, 30, 45, 60, 90, 120, 240, 1440];

/** Asks for a test drive of a vehicle of the house (behaviours.md C12). */
export function testDriveAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { words, lead } = view;
  const vehicles = new VehicleChoice(view);
  const options = durations.map((minutes) => ({ id: String(minutes), title: minutesText(minutes, view) }));
  return {
    start: { vehicle: lead.vehicle ?? '', vehicleId: '', durationMinutes: '30', licenceSeen: false },
    fields: (typed, change) => [
      vehicles.field(typed, change),
      momentField('at', words.at, { required: true }),
      { name: 'durationMinutes', label: words.duration, options, required: true },
      { name: 'licenceSeen', label: words.licenceSeen, type: 'checkbox' },
      { name: 'note', label: words.note, multiline: true, maxlength: limits.text, wide: true },
    ],
    explain: { taken: words.taken, sold: words.sold, unknown: words.unknown },
    run: (crm, typed) =>
      crm.run(createTestDrive, {
        leadId: lead.id,
        vehicleId: textOrNull(typed, 'vehicleId'),
        vehicle: textOf(typed, 'vehicle'),
        at: instantAt(typed, 'at', view) ?? '',
        durationMinutes: Number(typed['durationMinutes']),
        licenceSeen: typed['licenceSeen'] === true,
        note: textOrNull(typed, 'note'),
      }),
  };
}
