import '@dealerkit/elements/provider/define';
import '@dealerkit/elements/lead-list/define';
import '@dealerkit/elements/lead-new/define';
import '@dealerkit/elements/client-card/define';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app';

void bootstrapApplication(App);
