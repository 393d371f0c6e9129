import { DkContactList } from './contact-list.ts';

DkContactList.define();
