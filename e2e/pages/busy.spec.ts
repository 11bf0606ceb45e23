import { portray, SHAPES, type Shape } from "./portrait.ts";
import { openScreen, readerOf, screens, test } from "./screens.ts";

for (const screen of screens) {
  for (const shape of Object.keys(SHAPES) as Shape[]) {
    test(`${screen.name} on a ${shape} can be used by everybody, light and dark`, async ({
      scene,
      sharedDesk,
      openAs,
    }) => {
      const page = await openAs(readerOf(screen, scene, sharedDesk), SHAPES[shape]);
      await openScreen(page, screen, scene);
      await portray(page, screen.name, shape);
    });
  }
}
