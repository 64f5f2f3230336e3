"""What people can choose from Discord's menus. Each command only reads its options and asks the desk."""
