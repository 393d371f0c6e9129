import { settingAbsences } from '../absence/absence.handlers.ts';
import { branchNoun } from '../branch/branch.noun.ts';
import { calendarFeedServer } from '../calendar-feed/calendar-feed.handlers.ts';
import { clientServer } from '../client/client.handlers.ts';
import { consentNoun } from '../consent/consent.noun.ts';
import { contactServer } from '../contact/contact.handlers.ts';
import { duplicateServer } from '../duplicate/duplicate.handlers.ts';
import { documentServer } from '../document/document.handlers.ts';
import { formNoun } from '../form/form.noun.ts';
import { leadServer } from '../lead/lead.handlers.ts';
import { messageServer } from '../message/message.handlers.ts';
import { offerServer } from '../offer/offer.handlers.ts';
import { remarkServer } from '../remark/remark.handlers.ts';
import { testDriveServer } from '../test-drive/test-drive.handlers.ts';
import { tradeInServer } from '../trade-in/trade-in.handlers.ts';
import { type ServerNoun, handle } from '../open-crm/kit.ts';
import { profileNoun } from '../profile/profile.noun.ts';
import { serviceKeyServer } from '../service-key/service-key.handlers.ts';
import { settingsServer } from '../settings/settings.handlers.ts';
import { submissionServer } from '../submission/submission.handlers.ts';
import { taskServer } from '../task/task.handlers.ts';
import { turnNoun } from '../turn/turn.noun.ts';
import { userNoun } from '../user/user.noun.ts';
import { vehicleNoun } from '../vehicle/vehicle.noun.ts';
import { groupServer } from './group-server.ts';
import { kept, managed } from './manage.ts';

/** Every noun of the product with its handlers: what `openCrm` and the gateway take. A host adds its own beside them. */
export const dealerNouns: readonly ServerNoun[] = [
  managed(userNoun, 'user.manage', [settingAbsences]),
  groupServer,
  managed(profileNoun),
  managed(branchNoun),
  settingsServer,
  clientServer,
  contactServer,
  leadServer,
  kept(vehicleNoun),
  taskServer,
  managed(formNoun),
  serviceKeyServer,
  submissionServer,
  calendarFeedServer,
  tradeInServer,
  offerServer,
  testDriveServer,
  remarkServer,
  documentServer,
  messageServer,
  duplicateServer,
  handle(consentNoun),
  handle(turnNoun),
];
