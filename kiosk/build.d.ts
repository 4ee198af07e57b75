/** What this page was built as; set by the build. */
declare const __BUILD__: string
