import { DkCalendarExport } from './calendar-export.ts';

DkCalendarExport.define();
