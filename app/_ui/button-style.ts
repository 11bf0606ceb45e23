import { cva } from "class-variance-authority";

/** How buttons, and links that look like one, are drawn. */
export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-md border font-medium transition-colors duration-150 select-none aria-disabled:opacity-60 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
        secondary: "border-control bg-surface text-text hover:bg-sunken",
        ghost: "border-transparent bg-transparent text-text hover:bg-sunken",
        danger: "border-transparent bg-danger text-on-danger hover:opacity-90",
      },
      size: {
        sm: "h-8 px-3 text-sm",
        md: "h-9 px-4 text-sm",
        lg: "h-11 px-5 text-base",
      },
      shape: { text: "", icon: "aspect-square px-0" },
    },
    defaultVariants: { variant: "secondary", size: "md", shape: "text" },
  },
);
