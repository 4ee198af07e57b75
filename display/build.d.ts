/** What this page was built as; the hub says which build it runs. */
declare const __BUILD__: string
