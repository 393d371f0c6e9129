import { askEarly } from './first-request.ts';

askEarly(document);
