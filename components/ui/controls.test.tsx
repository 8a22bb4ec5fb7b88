// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from './button';
import { ButtonLink } from './button-link';
import { CheckboxField } from './checkbox-field';
import { CopyButton } from './copy-button';
import { SelectField } from './select-field';
import { TextField } from './text-field';

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, 'clipboard');
  Reflect.deleteProperty(document, 'execCommand');
});

/** What a screen reader says of an element after its name. */
function descriptionOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? `(no element ${id})`).join(' ');
}

test('a button that cannot be used shows why, can be reached, and does nothing', () => {
  const onClick = vi.fn();
  render(
    <Button disabledReason="It is not running." onClick={onClick}>
      Stop
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Stop' });
  expect(descriptionOf(button)).toBe('It is not running.');
  button.focus();
  expect(document.activeElement).toBe(button);
  fireEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
});

test('a button keeps the focus when a reason appears', () => {
  const { rerender } = render(<Button>Save</Button>);
  const button = screen.getByRole('button', { name: 'Save' });
  button.focus();
  rerender(<Button disabledReason="Saving.">Save</Button>);
  expect(document.activeElement).toBe(button);
  expect(screen.getByRole('button', { name: 'Save' })).toBe(button);
});

test('a reason that is shown elsewhere is not repeated', () => {
  render(
    <>
      <p id="why">It is broken.</p>
      <ButtonLink href="/runs/new" disabledReason="It is broken." reasonId="why">
        Restore
      </ButtonLink>
    </>,
  );
  const link = screen.getByRole('link', { name: 'Restore' });
  expect(link.hasAttribute('href')).toBe(false);
  expect(descriptionOf(link)).toBe('It is broken.');
  expect(screen.getAllByText('It is broken.')).toHaveLength(1);
});

test.each(['text', 'select'])('a %s field tells its error first and then its hint', (kind) => {
  const shared = { label: 'Name', onChange: () => undefined, hint: 'Any name.', error: 'It is taken.' };
  render(
    kind === 'text' ? (
      <TextField {...shared} value="demo" />
    ) : (
      <SelectField {...shared} value="demo" options={[{ value: 'demo', label: 'demo' }]} />
    ),
  );
  const field = screen.getByLabelText('Name');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(descriptionOf(field)).toBe('It is taken. Any name.');
});

test('a checkbox that cannot be had now says why in place of its hint', () => {
  render(
    <CheckboxField
      label="Leave out volumes"
      checked={false}
      onChange={() => undefined}
      hint="Smaller."
      disabledReason="Only for archives."
    />,
  );
  expect(descriptionOf(screen.getByRole('checkbox'))).toBe('Only for archives.');
});

test('copying says when it worked and when the browser refuses', async () => {
  const refuse = vi.fn(() => Promise.reject(new Error('NotAllowedError')));
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: refuse } });
  Object.defineProperty(document, 'execCommand', { configurable: true, value: () => false });
  render(<CopyButton text="podman ps" label="Copy command" isIconOnly />);
  fireEvent.click(screen.getByRole('button', { name: 'Copy command' }));
  expect(await screen.findByText('Could not copy: select the text.')).toBeTruthy();

  refuse.mockImplementation(() => Promise.resolve() as Promise<never>);
  fireEvent.click(screen.getByRole('button', { name: 'Copy command' }));
  expect(await screen.findByText('Copied')).toBeTruthy();
});

test('on plain http, where there is no clipboard, the selection is copied', async () => {
  const execCommand = vi.fn(() => true);
  Object.defineProperty(document, 'execCommand', { configurable: true, value: execCommand });
  render(<CopyButton text="podman ps" label="Copy command" />);
  fireEvent.click(screen.getByRole('button', { name: 'Copy command' }));
  expect(await screen.findByText('Copied')).toBeTruthy();
  expect(execCommand).toHaveBeenCalledWith('copy');
});
