// A lead to which everything has happened.
import {
  acceptOffer,
  addDocument,
  appraiseTradeIn,
  assignLead,
  cancelTestDrive,
  completeTask,
  completeTestDrive,
  createOffer,
  createRemark,
  createTask,
  createTestDrive,
  createTradeIn,
  deleteDocument,
  deleteRemark,
  deleteTask,
  discardLead,
  missTestDrive,
  moveTestDrive,
  renameDocument,
  reopenTask,
  restoreLead,
  setLeadStatus,
  updateLead,
  updateOffer,
  updateRemark,
  updateTask,
  updateTradeIn,
  withdrawOffer,
  withdrawTradeIn,
} from '@dealerkit/core';
import type { AnyCommand, InputOf } from '@dealerkit/core';
import type { Dealership } from '@dealerkit/core/testing';

const hour = 3_600_000;
const ahead = (hours: number): string => new Date(Math.floor(Date.now() / hour) * hour + hours * hour).toISOString();
const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** Lets Claire Dubois do to a lead everything that stands in a history; `before` is called before each of her deeds. */
export async function everythingHappens(house: Dealership, leadId: string, before = (): void => undefined): Promise<void> {
  const claire = house.as('boss');
  const boss = {
    run: <C extends AnyCommand>(command: C, input: InputOf<C>) => {
      before();
      return claire.run(command, input);
    },
  };
  await boss.run(setLeadStatus, { id: leadId, stageId: 'qualified' });
  await boss.run(updateLead, { id: leadId, patch: { vehicle: 'Peugeot 308 SW GT', sourceId: 'phone' } });
  const task = await boss.run(createTask, { kind: 'task', title: 'Send the brochure', leadId, dueAt: ahead(5) });
  await boss.run(updateTask, { id: task.id, patch: { dueAt: ahead(30) } });
  await boss.run(updateTask, { id: task.id, patch: { title: 'Send both brochures' } });
  await boss.run(completeTask, { id: task.id });
  await boss.run(reopenTask, { id: task.id });
  await boss.run(deleteTask, { id: task.id });
  const deadline = await boss.run(createTask, { kind: 'deadline', title: 'first-contact', leadId, dueAt: ahead(2) });
  await boss.run(completeTask, { id: deadline.id, contactMade: false, next: { dueAt: ahead(26) } });
  const tradeIn = await boss.run(createTradeIn, { leadId, make: 'Renault', model: 'Clio', year: 2018 });
  await boss.run(updateTradeIn, { id: tradeIn.id, patch: { condition: 'good' } });
  await boss.run(appraiseTradeIn, { id: tradeIn.id, amount: eur(820_000) });
  await boss.run(withdrawTradeIn, { id: tradeIn.id });
  const offer = await boss.run(createOffer, { leadId, vehicle: 'Peugeot 308 SW GT', price: eur(3_290_000) });
  await boss.run(updateOffer, { id: offer.id, patch: { price: eur(3_190_000) } });
  await boss.run(acceptOffer, { id: offer.id });
  await boss.run(withdrawOffer, { id: offer.id });
  const drives: { readonly id: string }[] = [];
  for (const hours of [24, 48, 72])
    drives.push(await boss.run(createTestDrive, { leadId, vehicle: 'Peugeot 308 SW GT', at: ahead(hours) }));
  const [first, second, third] = drives;
  await boss.run(moveTestDrive, { id: first!.id, at: ahead(96) });
  await boss.run(completeTestDrive, { id: first!.id, licenceSeen: true });
  await boss.run(missTestDrive, { id: second!.id });
  await boss.run(cancelTestDrive, { id: third!.id });
  const remark = await boss.run(createRemark, { leadId, text: 'Comes back on Saturday.' });
  await boss.run(updateRemark, { id: remark.id, text: 'Comes back on Saturday with his wife.\nPrefers the estate in blue.' });
  const other = await boss.run(createRemark, { leadId, text: 'Wrong lead' });
  await boss.run(deleteRemark, { id: other.id });
  const attach = async (title: string): Promise<string> => {
    const { id: fileId } = await claire.upload(new File(['%PDF-1.7'], 'scan.pdf'));
    return (await boss.run(addDocument, { leadId, title, fileId })).id;
  };
  await boss.run(renameDocument, { id: await attach('Licence'), title: 'Driving licence' });
  await boss.run(deleteDocument, { id: await attach('Wrong scan') });
  await boss.run(discardLead, { id: leadId, note: 'Came twice' });
  await boss.run(restoreLead, { id: leadId });
  await boss.run(assignLead, { id: leadId, ownerId: 'bob' });
}
