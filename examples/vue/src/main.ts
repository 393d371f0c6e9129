import '@dealerkit/elements/provider/define';
import '@dealerkit/elements/lead-list/define';
import '@dealerkit/elements/lead-new/define';
import '@dealerkit/elements/client-card/define';
import { createApp } from 'vue';
import App from './App.vue';
import './style.css';

createApp(App).mount('#app');
