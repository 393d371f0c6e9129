/** One field of a form, with its words in the language that was asked for. */
export interface FormField {
  name: string;
  type: 'text' | 'email' | 'tel' | 'textarea' | 'select' | 'checkbox' | 'hidden';
  label: string;
  help?: string;
  required?: boolean;
  autocomplete?: string;
  inputmode?: string;
  maxlength?: number;
  options?: { value: string; label: string }[];
  value?: string;
}

/** What `GET /f/{formKey}` answers: a whole form, in one language. */
export interface FormDefinition {
  v: 1;
  key: string;
  lang: string;
  title?: string;
  intro?: string;
  submit: string;
  thanks: { title: string; text: string };
  /** The legend that explains the star. */
  required?: string;
  fields: FormField[];
  consents: { purpose: string; label: string; required?: boolean }[];
  /** Other ways to reach the dealership, for when the form cannot send. */
  phone?: string;
  email?: string;
}

/** Why there is no definition; `again` when asking once more may help. */
export interface NoDefinition {
  again: boolean;
  reference: string | undefined;
}

/** Asks a gateway for a form. Never rejects. */
export async function loadDefinition(address: string, lang: string, signal: AbortSignal): Promise<FormDefinition | NoDefinition> {
  try {
    const url = new URL(address);
    url.searchParams.set('lang', lang);
    const response = await fetch(url, { headers: { accept: 'application/json' }, credentials: 'omit', signal });
    const body = (await response.json()) as (Partial<FormDefinition> & { error?: { reference?: string } }) | null;
    if (response.ok && body?.fields) return body as FormDefinition;
    return { again: response.ok || response.status > 428, reference: body?.error?.reference };
  } catch {
    return { again: true, reference: undefined };
  }
}
