/** What every panel of a scene is given. */
export interface PanelProps {
  /** As the profile wrote them; each panel checks its own. */
  readonly options: Readonly<Record<string, unknown>>;
}
