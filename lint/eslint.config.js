import js from "@eslint/js";
import globals from "globals";

// Each script is an own file of a page; what one hands to the others has a name that begins with "monograph".
const shared = {
  monographElements: "readonly",
  monographChoices: "readonly",
  monographOrder: "readonly",
  monographSearch: "readonly",
  monographLikeness: "readonly",
  monographEntries: "readonly",
  monographNames: "readonly",
  monographPages: "readonly",
  monographTeasers: "readonly",
};

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: { ...globals.browser, ...shared } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-unused-vars": ["error", { varsIgnorePattern: "^monograph" }],
      strict: ["error", "global"],
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "prefer-arrow-callback": "error",
      "object-shorthand": "error",
      "no-shadow": "error",
      "no-param-reassign": "error",
      "no-implicit-globals": ["error", { lexicalBindings: false }],
      "no-else-return": "error",
      "array-callback-return": "error",
      "consistent-return": "error",
      "default-param-last": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-console": "error",
      "no-loop-func": "error",
      "no-unused-expressions": "error",
      "require-await": "error",
      "max-depth": ["error", 4],
      "max-lines": ["error", 300],
      // HTML is never made of text, so that nothing an entry says can run.
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property })),
        { object: "document", property: "write" },
      ],
    },
  },
];
