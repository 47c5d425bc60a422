import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/App.tsx';
import { openFirstDocument } from './app/open-first-document.ts';
import { startServices } from './app/start-services.ts';
import { connect } from './connect.ts';
import './ui/tokens.css';
import './ui/base.css';
import './ui/buttons.css';
import './ui/fields.css';
import './ui/panels.css';
import './ui/tables.css';
import './forms/forms.css';
import './app/app.css';
import './app/commands/commands.css';

// The page's CSP allows no code from text, which zod would otherwise use to be faster.
z.config({ jitless: true });

const place = document.getElementById('root');
if (!place) throw new Error('Broken promise: index.html has a place to draw in');
const root = createRoot(place);

try {
  await connect();
  startServices();
  root.render(<App />);
  await openFirstDocument();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  root.render(
    <main className="start-failure" role="alert">
      <h1>Clusterwright cannot start</h1>
      <p>{message}</p>
    </main>,
  );
}
