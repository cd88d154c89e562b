/** An option of a radio group. */
interface MenuOption {
  readonly value: string;
  readonly label: string;
}

/** A row or a radio group of a menu. `keys` is the keyboard shortcut for the same action, as shown to people. */
export type MenuItem =
  | { readonly kind: 'action'; readonly label: string; readonly keys?: string; readonly onselect: () => void }
  /** Opens in a new tab. */
  | { readonly kind: 'link'; readonly label: string; readonly href: string }
  | {
      readonly kind: 'radio';
      readonly label: string;
      readonly value: string;
      readonly options: readonly MenuOption[];
      readonly onchange: (value: string) => void;
    }
  | {
      readonly kind: 'checkbox';
      readonly label: string;
      readonly keys?: string;
      readonly checked: boolean;
      readonly onchange: (checked: boolean) => void;
    }
  | { readonly kind: 'separator' };
