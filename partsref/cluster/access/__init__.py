"""What both who publish and who read need: the place, the wire, which publication is read, the shape of documents."""
