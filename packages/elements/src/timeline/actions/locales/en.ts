/** The words of what may be done to what a history tells of, in English, and the type of the other locales. */
export const en = {
  actions: 'Actions',
  done: 'Done',
  notDone: 'This was not done',
  overtaken: 'It is no longer in a state that allows this.',
  editRemark: 'Edit remark',
  deleteRemark: 'Remove remark',
  deleteRemarkText: 'Its words are deleted; the history keeps that there was a remark.',
  remark: 'Remark',
  acceptOffer: 'Mark as accepted',
  withdrawOffer: 'Withdraw offer',
  withdrawText: 'It counts no longer and stays in the history. This cannot be undone.',
  appraise: 'Appraise',
  amount: 'Amount in {currency}',
  amountWrong: 'Please give an amount, such as 12500.',
  withdrawTradeIn: 'Withdraw trade-in',
  driven: 'Mark as done',
  licenceSeen: 'The driving licence was seen',
  moveDrive: 'Move',
  newTime: 'New date and time',
  missed: 'Nobody came',
  cancelDrive: 'Cancel test drive',
  cancelDriveText: 'Its appointment is closed, and it counts no longer. This cannot be undone.',
  complete: 'Complete task',
  reopen: 'Open again',
};

/** Every locale has exactly these keys. */
export type TimelineActionsMessages = typeof en;
