// Faults rather than taste; classes are ours (mg-) or the theme's. The chapters follow a page, so a rule for one part may
// are below a stronger one for another part.
export default {
  extends: "stylelint-config-recommended",
  rules: {
    "no-descending-specificity": null,
    "selector-class-pattern": "^(mg|mg-[a-z0-9-]+|md-[a-z0-9_-]+|headerlink)$",
    "custom-property-pattern": "^(mg|md)-[a-z0-9-]+$",
    "declaration-property-unit-disallowed-list": { "/^animation|^transition/": ["s"] },
    "selector-max-id": 1,
    "max-nesting-depth": 2,
  },
};
