import '@dealerkit/elements/provider/define';
import '@dealerkit/elements/lead-list/define';
import '@dealerkit/elements/lead-new/define';
import '@dealerkit/elements/client-card/define';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './style.css';

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
