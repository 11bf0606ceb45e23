import { cva } from "class-variance-authority";
import { BUTTON, LARGE, SECONDARY } from "./button-classes.ts";

/**
 * How buttons, and links that look like one, are drawn. What cannot be pressed has colours that are checked, because fading
 * takes the words along; what is under way looks as before, with a wheel.
 */
export const buttonStyle = cva(BUTTON, {
  variants: {
    variant: {
      primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
      secondary: SECONDARY,
      ghost: "border-transparent bg-transparent text-text hover:bg-sunken",
      danger: "border-transparent bg-danger text-on-danger hover:bg-danger/90",
    },
    size: {
      sm: "h-8 px-3 text-sm",
      md: "h-9 px-4 text-sm",
      lg: LARGE,
    },
    shape: { text: "", icon: "aspect-square px-0" },
  },
  defaultVariants: { variant: "secondary", size: "md", shape: "text" },
});
